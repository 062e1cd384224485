package main

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"sync"
	"time"
)

// question is asked of URL, whose scheme is http, h2c (HTTP/2 without TLS), grpc, ws (a WebSocket) or raw (TCP). Chain is
// what comes after it, and Method is HTTP's, GET by default. A line break in a header's value makes several lines of the
// header. Socket names a WebSocket that stays open for further questions, and Raw is all that is sent by TCP. Seconds is
// how long it may take, five by default.
type question struct {
	ID      int               `json:"id"`
	Method  string            `json:"method"`
	URL     string            `json:"url"`
	Chain   string            `json:"chain"`
	Headers map[string]string `json:"headers"`
	Socket  string            `json:"socket"`
	Raw     string            `json:"raw"`
	Seconds int               `json:"seconds"`
}

// answer has an HTTP status; 0 where there was no response.
type answer struct {
	ID     int    `json:"id"`
	Status int    `json:"status"`
	Body   string `json:"body"`
}

const defaultSeconds = 5

// ask never fails: what went wrong is in the answer.
func ask(ctx context.Context, asked question) answer {
	seconds := asked.Seconds
	if seconds == 0 {
		seconds = defaultSeconds
	}
	ctx, cancel := context.WithTimeout(ctx, time.Duration(seconds)*time.Second)
	defer cancel()
	target, err := url.Parse(asked.URL)
	if err != nil {
		return answer{asked.ID, 0, err.Error()}
	}
	switch target.Scheme {
	case "grpc":
		return askGRPC(ctx, target.Host, asked)
	case "ws":
		return askWebSocket(ctx, asked)
	case "raw":
		return askRaw(ctx, target.Host, asked)
	}
	return askHTTP(ctx, *target, asked)
}

func client(configure func(*http.Protocols)) *http.Client {
	protocols := new(http.Protocols)
	configure(protocols)
	return &http.Client{Transport: &http.Transport{Protocols: protocols, MaxIdleConnsPerHost: 100}}
}

var clients = map[string]*http.Client{
	"http": client(func(p *http.Protocols) { p.SetHTTP1(true) }),
	"h2c":  client(func(p *http.Protocols) { p.SetUnencryptedHTTP2(true) }),
}

func askHTTP(ctx context.Context, target url.URL, asked question) answer {
	client, known := clients[target.Scheme]
	if !known {
		return answer{asked.ID, 0, "the scheme is one of http, h2c, grpc, ws and raw"}
	}
	target.Scheme = "http"
	if asked.Chain != "" {
		target.RawQuery = url.Values{"next": {asked.Chain}}.Encode()
	}
	request, err := http.NewRequestWithContext(ctx, asked.Method, target.String(), nil)
	if err != nil {
		return answer{asked.ID, 0, err.Error()}
	}
	for name, value := range asked.Headers {
		if strings.EqualFold(name, "host") {
			request.Host = value
			continue
		}
		for _, line := range strings.Split(value, "\n") {
			request.Header.Add(name, line)
		}
	}
	response, err := client.Do(request)
	if err != nil {
		return answer{asked.ID, 0, err.Error()}
	}
	return readAnswer(asked.ID, response)
}

// readAnswer reads a response to its end.
func readAnswer(id int, response *http.Response) answer {
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return answer{id, 0, err.Error()}
	}
	return answer{id, response.StatusCode, strings.TrimSpace(string(body))}
}

// headerFlags are several -H 'name: value', as curl has them.
type headerFlags map[string]string

func (h headerFlags) String() string { return "" }

func (h headerFlags) Set(text string) error {
	name, value, found := strings.Cut(text, ":")
	if !found {
		return fmt.Errorf("%q is not 'name: value'", text)
	}
	h[name] = strings.TrimSpace(value)
	return nil
}

func runAsk(arguments []string) error {
	headers := headerFlags{}
	flags := flag.NewFlagSet("ask", flag.ExitOnError)
	flags.Var(headers, "H", "a request header, `'name: value'`")
	method := flags.String("X", http.MethodGet, "the HTTP `method`")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	if flags.NArg() != 1 {
		return fmt.Errorf("ask takes one URL, or - for lines of JSON")
	}
	if flags.Arg(0) == "-" {
		return askLines(os.Stdin, os.Stdout)
	}
	answer := ask(context.Background(), question{Method: *method, URL: flags.Arg(0), Headers: headers})
	if answer.Status != http.StatusOK {
		return fmt.Errorf("%d %s", answer.Status, answer.Body)
	}
	fmt.Println(answer.Body)
	return nil
}

// askLines asks all questions as they come, without waiting for answers; these come in any order, told by their ids.
func askLines(in io.Reader, out io.Writer) error {
	var writing sync.Mutex
	var asking sync.WaitGroup
	encoder := json.NewEncoder(out)
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		var asked question
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			return fmt.Errorf("not a question: %s: %w", lines.Text(), err)
		}
		asking.Go(func() {
			answer := ask(context.Background(), asked)
			writing.Lock()
			defer writing.Unlock()
			_ = encoder.Encode(answer)
		})
	}
	asking.Wait()
	return lines.Err()
}
