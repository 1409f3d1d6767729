// Delete a file from a batch.
// Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT
package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
)

func main() {
	request, err := http.NewRequest("DELETE", os.Getenv("API_ROOT")+"/v2/batches/4821/files/invoice-0117.pdf", nil)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+os.Getenv("API_TOKEN"))
	request.Header.Set("IB-Context", os.Getenv("IB_CONTEXT"))

	response, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	reply, err := io.ReadAll(response.Body)
	if err != nil {
		log.Fatal(err)
	}
	if response.StatusCode >= 400 {
		log.Fatalf("%s: %s", response.Status, reply)
	}
	fmt.Println(response.Status, response.Header)
}
