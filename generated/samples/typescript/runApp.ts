// Run an app.
// Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT
import { env, exit } from "node:process";

function setting(name: string): string {
  const value = env[name];
  if (value === undefined) {
    throw new Error(`The environment variable ${name} is not set`);
  }
  return value;
}

async function main(): Promise<void> {
  const response = await fetch(setting("API_ROOT") + "/v2/apps/runs", {
    method: "POST",
    headers: {
      "Authorization": "Bearer " + setting("API_TOKEN"),
      "IB-Context": setting("IB_CONTEXT"),
      "Accept": "application/json",
      "Content-Type": "application/json",
    },
    body: JSON.stringify({
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
    }),
  });
  if (!response.ok) {
    throw new Error(`${response.status} ${response.statusText}: ${await response.text()}`);
  }
  console.log(await response.text());
}

main().catch((error: unknown) => {
  console.error(error);
  exit(1);
});
