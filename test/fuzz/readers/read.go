// Reads a stream of YAML documents as kubectl does, and writes each as a line of JSON.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"sigs.k8s.io/yaml"
)

func main() {
	stream, err := io.ReadAll(os.Stdin)
	if err != nil {
		panic(err)
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for _, document := range strings.Split(string(stream), "\n---\n") {
		json, err := yaml.YAMLToJSON([]byte(document))
		if err != nil {
			fmt.Fprintf(out, "cannot be read: %q\n", err.Error())
			continue
		}
		fmt.Fprintf(out, "%s\n", json)
	}
}
