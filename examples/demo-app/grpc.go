package main

import (
	"context"
	"maps"
	"net/http"
	"sync"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

const answerMethod = "/envtree.demo.v1.Demo/Answer"

type answerer interface {
	Answer(context.Context, *wrapperspb.StringValue) (*wrapperspb.StringValue, error)
}

// demoService is envtree.demo.v1.Demo, described by hand: its one method takes and gives google.protobuf.StringValue.
var demoService = grpc.ServiceDesc{
	ServiceName: "envtree.demo.v1.Demo",
	HandlerType: (*answerer)(nil),
	Methods: []grpc.MethodDesc{{MethodName: "Answer", Handler: func(
		server any, ctx context.Context, decode func(any) error, _ grpc.UnaryServerInterceptor,
	) (any, error) {
		question := new(wrapperspb.StringValue)
		if err := decode(question); err != nil {
			return nil, err
		}
		return server.(answerer).Answer(ctx, question)
	}}},
}

var connections sync.Map // from a host to its *grpc.ClientConn

func connect(host string) (*grpc.ClientConn, error) {
	if known, found := connections.Load(host); found {
		return known.(*grpc.ClientConn), nil
	}
	made, err := grpc.NewClient(host, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return nil, err
	}
	kept, found := connections.LoadOrStore(host, made)
	if found {
		_ = made.Close()
	}
	return kept.(*grpc.ClientConn), nil
}

// askGRPC gives gRPC's "unavailable" as the 503 that a proxy means by it, and any other failure as 500.
func askGRPC(ctx context.Context, host string, asked question) answer {
	connection, err := connect(host)
	if err != nil {
		return answer{asked.ID, 0, err.Error()}
	}
	reply := new(wrapperspb.StringValue)
	headers := maps.Clone(asked.Headers)
	var options []grpc.CallOption
	if authority, found := headers["host"]; found {
		delete(headers, "host")
		options = append(options, grpc.CallAuthority(authority))
	}
	ctx = metadata.NewOutgoingContext(ctx, metadata.New(headers))
	err = connection.Invoke(ctx, answerMethod, wrapperspb.String(asked.Chain), reply, options...)
	switch status.Code(err) {
	case codes.OK:
		return answer{asked.ID, http.StatusOK, reply.GetValue()}
	case codes.Unavailable:
		return answer{asked.ID, http.StatusServiceUnavailable, status.Convert(err).Message()}
	default:
		return answer{asked.ID, http.StatusInternalServerError, err.Error()}
	}
}
