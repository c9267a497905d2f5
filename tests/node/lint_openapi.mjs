// Lints an OpenAPI document with Redocly's recommended rules: node lint_openapi.mjs FILE → problems as JSON.
import { createConfig, lint } from "@redocly/openapi-core";

const config = await createConfig({ extends: ["recommended"] });
const problems = await lint({ ref: process.argv[2], config });
console.log(JSON.stringify(problems.map(({ ruleId, severity, message, location }) => ({ rule: ruleId, severity, message, at: location[0]?.pointer }))));
