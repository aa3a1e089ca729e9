import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import "virtual:tokens.css";
import "./app/base.css";
import { Outside } from "./app/Outside";
import { openDashboard } from "./bridge/dashboard";

const dashboard = openDashboard();
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>{dashboard ? <App dashboard={dashboard} /> : <Outside />}</StrictMode>,
  );
}
