// List runs.
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
  const response = await fetch(setting("API_ROOT") + "/v2/apps/runs?app_id=5f0c7a1e-2b9d-4c36-8a41-0d6f3e9b7c25&app_name=Invoice%20extraction&deployment_id=0195a3c4-6d21-7f08-9b5e-41c7d2e8f360&username=maria.lopez&run_id=c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90&status=COMPLETE&status=FAILED&output_workspaces=accounts-payable&from_timestamp=1772409600&to_timestamp=1772496000&limit=50&offset=0&sort_by=start_timestamp&order=DESCENDING", {
    method: "GET",
    headers: {
      "Authorization": "Bearer " + setting("API_TOKEN"),
      "IB-Context": setting("IB_CONTEXT"),
      "Accept": "application/json",
    },
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
