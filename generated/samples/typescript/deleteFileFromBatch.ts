// Delete a file from a batch.
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
  const response = await fetch(setting("API_ROOT") + "/v2/batches/4821/files/invoice-0117.pdf", {
    method: "DELETE",
    headers: {
      "Authorization": "Bearer " + setting("API_TOKEN"),
      "IB-Context": setting("IB_CONTEXT"),
    },
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
