/** What a browser asks to install Parallax as a program, so that a phone's share sheet lists it. Addresses are relative to this one. */
const MANIFEST = {
  name: "Parallax",
  short_name: "Parallax",
  description: "See how different outlets tell the same story",
  start_url: "./",
  scope: "./",
  display: "minimal-ui",
  background_color: "#fbfaf7",
  theme_color: "#fbfaf7",
  icons: [{ src: "./icon.svg", sizes: "any", type: "image/svg+xml" }],
  // By GET, which changes nothing: what is shared fills the form, and a person looks at it before it comes in.
  share_target: {
    action: "./import",
    method: "GET",
    enctype: "application/x-www-form-urlencoded",
    params: { title: "title", text: "text", url: "url" },
  },
};

/** The web app manifest. */
export function GET(): Response {
  return Response.json(MANIFEST, { headers: { "content-type": "application/manifest+json" } });
}
