import "@mantine/core/styles.css";
import "./ui/tokens.css";
import "./ui/page.css";
import "./ui/header.css";
import "./ui/notices.css";
import "./hubs/hubs.css";
import "./explore/explore.css";
import "./account/account.css";
import "./account/record-table.css";
import "./filters/time.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { startWords } from "./ui/i18n.ts";

await startWords();
const place = document.getElementById("page");
if (place) {
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
