// Command demo-app is the service that the example environments run: it says its name and its environment, asks the
// next one of a chain, and passes the carrier on.
//
//	demo-app                                                 serve
//	demo-app ask [-H 'x-virtual-env: dev.proj1'] URL         ask one question; -X DELETE for another method than GET
//	demo-app ask -                                           ask those of standard input, a line of JSON each
package main

import (
	"fmt"
	"os"
	"strings"
)

func main() {
	var err error
	if len(os.Args) > 1 && os.Args[1] == "ask" {
		err = runAsk(os.Args[2:])
	} else if len(os.Args) > 1 {
		err = fmt.Errorf("unknown argument %q: it is demo-app, or demo-app ask [-X method] [-H 'name: value'] URL", os.Args[1])
	} else {
		err = serve(readConfiguration())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "demo-app:", err)
		os.Exit(1)
	}
}

// configuration is what the environment variables say.
type configuration struct {
	app         string   // APP
	environment string   // ENVIRONMENT
	ports       []string // PORTS, with commas between them; HTTP/1.1, HTTP/2 and gRPC on each
	carriers    []string // CARRIERS: the headers that are passed on
	forgotten   []string // FORGETS: those of them that are passed on with every other call alone
}

func readConfiguration() configuration {
	return configuration{
		app:         variable("APP", "demo-app"),
		environment: variable("ENVIRONMENT", "-"),
		ports:       strings.Split(variable("PORTS", "8080"), ","),
		carriers:    strings.Split(variable("CARRIERS", "x-virtual-env,baggage,traceparent,x-request-id"), ","),
		forgotten:   strings.Split(os.Getenv("FORGETS"), ","),
	}
}

func variable(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}
