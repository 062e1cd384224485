package main

import (
	"bufio"
	"context"
	"net"
	"net/http"
)

// askRaw sends bytes as they are, one for each character up to U+00FF, such as no HTTP client would.
func askRaw(ctx context.Context, host string, asked question) answer {
	connection, err := new(net.Dialer).DialContext(ctx, "tcp", host)
	if err != nil {
		return answer{asked.ID, 0, err.Error()}
	}
	defer connection.Close()
	if until, found := ctx.Deadline(); found {
		_ = connection.SetDeadline(until)
	}
	sent := make([]byte, 0, len(asked.Raw))
	for _, character := range asked.Raw {
		sent = append(sent, byte(character))
	}
	if _, err := connection.Write(sent); err != nil {
		return answer{asked.ID, 0, err.Error()}
	}
	response, err := http.ReadResponse(bufio.NewReader(connection), nil)
	if err != nil {
		return answer{asked.ID, 0, err.Error()}
	}
	return readAnswer(asked.ID, response)
}
