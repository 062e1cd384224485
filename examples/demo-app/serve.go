package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/gorilla/websocket"
	"google.golang.org/grpc"
	"google.golang.org/grpc/metadata"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

// server answers as configured; "ready" is what its readiness probe is told.
type server struct {
	configuration
	ready atomic.Bool
	calls atomic.Int64
}

// serve answers until SIGTERM, then finishes the requests that it has.
func serve(configuration configuration) error {
	s := &server{configuration: configuration}
	s.ready.Store(true)
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	protocols.SetUnencryptedHTTP2(true)
	httpServer := &http.Server{Handler: s.handler(), Protocols: protocols}
	failed := make(chan error, len(s.ports))
	for _, port := range s.ports {
		listener, err := net.Listen("tcp", ":"+port)
		if err != nil {
			return err
		}
		go func() { failed <- httpServer.Serve(listener) }()
	}
	stopped, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	select {
	case err := <-failed:
		return err
	case <-stopped.Done():
	}
	s.ready.Store(false)
	ending, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := httpServer.Shutdown(ending); !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}

// handler has gRPC, WebSockets and HTTP on one port, told apart as gRPC's specification has it.
func (s *server) handler() http.Handler {
	grpcServer := grpc.NewServer()
	grpcServer.RegisterService(&demoService, s)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /ready", func(w http.ResponseWriter, _ *http.Request) {
		if !s.ready.Load() {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
		fmt.Fprintln(w, "ready:", s.ready.Load())
	})
	mux.HandleFunc("PUT /ready", func(_ http.ResponseWriter, _ *http.Request) { s.ready.Store(true) })
	mux.HandleFunc("DELETE /ready", func(_ http.ResponseWriter, _ *http.Request) { s.ready.Store(false) })
	mux.HandleFunc("GET /headers", func(w http.ResponseWriter, r *http.Request) {
		_ = json.NewEncoder(w).Encode(r.Header)
	})
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, s.answer(r.Context(), r.URL.Query().Get("next"), r.Header))
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if websocket.IsWebSocketUpgrade(r) {
			s.converse(w, r)
		} else if r.ProtoMajor == 2 && strings.HasPrefix(r.Header.Get("Content-Type"), "application/grpc") {
			grpcServer.ServeHTTP(w, r)
		} else {
			mux.ServeHTTP(w, r)
		}
	})
}

// Answer is the gRPC method: the question is the rest of the chain.
func (s *server) Answer(ctx context.Context, question *wrapperspb.StringValue) (*wrapperspb.StringValue, error) {
	received, _ := metadata.FromIncomingContext(ctx)
	headers := http.Header{}
	for name, values := range received {
		headers[http.CanonicalHeaderKey(name)] = values
	}
	return wrapperspb.String(s.answer(ctx, question.GetValue(), headers)), nil
}

// carried is what a call has of the headers of the request that it is for.
func (s *server) carried(headers http.Header) map[string]string {
	carried := map[string]string{}
	forgets := s.calls.Add(1)%2 == 0
	for _, name := range s.carriers {
		if value := headers.Get(name); value != "" && !(forgets && slices.Contains(s.forgotten, name)) {
			carried[name] = value
		}
	}
	return carried
}

// answer is this service's name and environment, and then what the next of the chain says, or "name!status".
func (s *server) answer(ctx context.Context, chain string, headers http.Header) string {
	me := s.app + "@" + s.environment
	next, rest, _ := strings.Cut(chain, ",")
	if next == "" {
		return me
	}
	carried := s.carried(headers)
	if !strings.Contains(next, "://") {
		next = "http://" + next + ":8080"
	}
	answer := ask(ctx, question{URL: next, Chain: rest, Headers: carried})
	if answer.Status != http.StatusOK {
		return fmt.Sprintf("%s %s!%d", me, next, answer.Status)
	}
	return me + " " + answer.Body
}
