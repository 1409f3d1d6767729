// Run a deployment.
// Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT
package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strings"
)

func main() {
	body := strings.NewReader(`{
  "batch_id": 4821,
  "output_dir": "acme-finance/accounts-payable/fs/Instabase Drive/output/march/",
  "settings": {
    "keys": {
      "custom": {
        "currency": "EUR"
      },
      "secret": {
        "erp_token": "erp-api-token"
      }
    },
    "tags": [
      "month-end",
      "march"
    ]
  }
}`)
	request, err := http.NewRequest("POST", os.Getenv("API_ROOT")+"/v2/apps/deployments/0195a3c4-6d21-7f08-9b5e-41c7d2e8f360/runs", body)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+os.Getenv("API_TOKEN"))
	request.Header.Set("IB-Context", os.Getenv("IB_CONTEXT"))
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Content-Type", "application/json")

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
