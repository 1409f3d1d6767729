// Run an app.
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
  "app_id": "5f0c7a1e-2b9d-4c36-8a41-0d6f3e9b7c25",
  "batch_id": 4821,
  "output_workspace": "accounts-payable",
  "settings": {
    "keys": {
      "custom": {
        "currency": "EUR"
      },
      "secret": {
        "erp_token": "erp-api-token"
      }
    },
    "runtime_config": {
      "generate_post_process_pdf": true,
      "instabase": {
        "pdf": {
          "passwords": {
            "invoice-0117.pdf": "correct-horse-battery"
          }
        }
      }
    },
    "tags": [
      "month-end",
      "march"
    ]
  }
}`)
	request, err := http.NewRequest("POST", os.Getenv("API_ROOT")+"/v2/apps/runs", body)
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
