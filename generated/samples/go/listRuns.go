// List runs.
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
	request, err := http.NewRequest("GET", os.Getenv("API_ROOT")+"/v2/apps/runs?app_id=5f0c7a1e-2b9d-4c36-8a41-0d6f3e9b7c25&app_name=Invoice%20extraction&deployment_id=0195a3c4-6d21-7f08-9b5e-41c7d2e8f360&username=maria.lopez&run_id=c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90&status=COMPLETE&status=FAILED&output_workspaces=accounts-payable&from_timestamp=1772409600&to_timestamp=1772496000&limit=50&offset=0&sort_by=start_timestamp&order=DESCENDING", nil)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+os.Getenv("API_TOKEN"))
	request.Header.Set("IB-Context", os.Getenv("IB_CONTEXT"))
	request.Header.Set("Accept", "application/json")

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
	fmt.Println(string(reply))
}
