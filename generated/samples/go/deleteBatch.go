// Delete a batch.
// Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"
)

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	apiRoot := os.Getenv("API_ROOT")
	if apiRoot == "" {
		apiRoot = "https://aihub.instabase.com/api"
	}
	apiToken := required("API_TOKEN")
	ibContext := os.Getenv("IB_CONTEXT")

	request, err := http.NewRequestWithContext(ctx, http.MethodDelete, apiRoot+"/v2/batches/4821", nil)
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", "Bearer "+apiToken)
	if ibContext != "" {
		request.Header.Set("IB-Context", ibContext)
	}
	request.Header.Set("Accept", "application/json")

	client := &http.Client{Timeout: 60 * time.Second}
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode >= 400 {
		reason, _ := io.ReadAll(response.Body)
		return fmt.Errorf("%s: %s", response.Status, reason)
	}
	reply, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	var text bytes.Buffer
	if err := json.Indent(&text, reply, "", "  "); err != nil {
		return err
	}
	fmt.Println(text.String())
	return nil
}

func required(name string) string {
	value := os.Getenv(name)
	if value == "" {
		fmt.Fprintf(os.Stderr, "%s is not set.\n", name)
		os.Exit(1)
	}
	return value
}
