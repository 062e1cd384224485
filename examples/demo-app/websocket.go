package main

import (
	"context"
	"errors"
	"net/http"
	"sync"

	"github.com/gorilla/websocket"
)

// Whoever asks may: this answers to no browser's user.
var upgrader = websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}

// converse answers every message of a WebSocket, each the rest of a chain, for as long as it is open.
func (s *server) converse(w http.ResponseWriter, r *http.Request) {
	socket, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	defer socket.Close()
	for {
		kind, chain, err := socket.ReadMessage()
		if err != nil {
			return
		}
		if err := socket.WriteMessage(kind, []byte(s.answer(r.Context(), string(chain), r.Header))); err != nil {
			return
		}
	}
}

var sockets sync.Map // those that stay open, from their names to their *websocket.Conn

// askWebSocket sends the chain as a message, by the open WebSocket that the question names, or by a new one. A refused
// upgrade is answered by its status.
func askWebSocket(ctx context.Context, asked question) answer {
	socket, refused, err := openSocket(ctx, asked)
	if err != nil {
		return answer{asked.ID, refused, err.Error()}
	}
	if asked.Socket == "" {
		defer socket.Close()
	}
	if until, found := ctx.Deadline(); found {
		_ = socket.SetReadDeadline(until)
	}
	if err := socket.WriteMessage(websocket.TextMessage, []byte(asked.Chain)); err != nil {
		return answer{asked.ID, 0, err.Error()}
	}
	_, body, err := socket.ReadMessage()
	if err != nil {
		return answer{asked.ID, 0, err.Error()}
	}
	return answer{asked.ID, http.StatusOK, string(body)}
}

func openSocket(ctx context.Context, asked question) (*websocket.Conn, int, error) {
	if known, found := sockets.Load(asked.Socket); found {
		return known.(*websocket.Conn), 0, nil
	}
	headers := http.Header{}
	for name, value := range asked.Headers {
		headers.Set(name, value)
	}
	socket, response, err := websocket.DefaultDialer.DialContext(ctx, asked.URL, headers)
	if errors.Is(err, websocket.ErrBadHandshake) {
		return nil, response.StatusCode, err
	}
	if err != nil {
		return nil, 0, err
	}
	if asked.Socket != "" {
		sockets.Store(asked.Socket, socket)
	}
	return socket, 0, nil
}
