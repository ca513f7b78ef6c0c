import { createTheme, type MantineColorsTuple } from "@mantine/core";

/** The one accent. Shade 7 on white and shade 4 on near-black both pass AA for text. */
const accent: MantineColorsTuple = [
  "#e9f6f4",
  "#cfeae6",
  "#a3d8d1",
  "#72c5bb",
  "#4fb5aa",
  "#2f9e93",
  "#17877d",
  "#0f766e",
  "#0b625c",
  "#074e49",
];

/** Mantine's dark surfaces in the page's own greys. */
const dark: MantineColorsTuple = [
  "#e6ebed",
  "#c3ccd1",
  "#9fadb4",
  "#76828a",
  "#4a555b",
  "#2b3337",
  "#20272b",
  "#1b2124",
  "#14191c",
  "#0e1214",
];

export const theme = createTheme({
  colors: { accent, dark },
  primaryColor: "accent",
  primaryShade: 7,
  autoContrast: true,
  defaultRadius: 6,
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
  respectReducedMotion: true,
  cursorType: "pointer",
});

/** The nonce that the server gave this page for its style elements; empty where a page is opened without a server. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";
}
