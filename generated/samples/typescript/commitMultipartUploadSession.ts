// Commit or abort a multipart upload.
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
  const response = await fetch(setting("API_ROOT") + "/v2/batches/multipart-upload/sessions/mpu-7Kq2vXc9Rt", {
    method: "POST",
    headers: {
      "Authorization": "Bearer " + setting("API_TOKEN"),
      "IB-Context": setting("IB_CONTEXT"),
      "Accept": "application/json",
      "Content-Type": "application/json",
    },
    body: JSON.stringify({
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
    }),
  });
  if (!response.ok) {
    throw new Error(`${response.status} ${response.statusText}: ${await response.text()}`);
  }
  console.log(response.status, [...response.headers]);
}

main().catch((error: unknown) => {
  console.error(error);
  exit(1);
});
