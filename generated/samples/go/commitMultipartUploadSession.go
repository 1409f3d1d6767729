// Commit or abort a multipart upload.
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
  "action": "commit",
  "parts": [
    {
      "part_num": 1,
      "part_id": "7d3f0b92e1"
    },
    {
      "part_num": 2,
      "part_id": "0c58a6f4b7"
    },
    {
      "part_num": 3,
      "part_id": "e94127cd30"
    }
  ]
}`)
	request, err := http.NewRequest("POST", os.Getenv("API_ROOT")+"/v2/batches/multipart-upload/sessions/mpu-7Kq2vXc9Rt", body)
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
	fmt.Println(response.Status, response.Header)
}
