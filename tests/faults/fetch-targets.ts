/** Addresses that a stranger may name and that must not be connected to, whatever stands there: 60 ways to say "inside". */
export const FORBIDDEN_TARGETS: readonly string[] = [
  ...[
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "017700000001",
    "0177.0.0.1",
    "127.0.0.1.",
  ],
  ...["localhost", "LOCALHOST", "localhost.", "0.0.0.0", "0", "0x0", "10.0.0.1", "10.255.255.255", "172.16.0.1"],
  ...["172.31.255.255", "192.168.0.1", "192.168.255.255", "169.254.169.254", "169.254.0.1", "0xa9fea9fe", "2852039166"],
  ...[
    "100.64.0.1",
    "100.127.255.254",
    "192.0.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
  ],
  ...["239.255.255.255", "240.0.0.1", "255.255.255.255", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]"],
  ...["[::127.0.0.1]", "[fe80::1]", "[fc00::1]", "[fd12:3456::1]", "[ff02::1]", "[2001:db8::1]", "[64:ff9b::7f00:1]"],
  ...["①②⑦.⓪.⓪.①", "127。0。0。1", "127%2e0%2e0%2e1"],
].map((host) => `http://${host}/`);

/** The same for what stands around the host. */
export const FORBIDDEN_FORMS: readonly string[] = [
  "http://paper.example:22/",
  "http://paper.example:6379/",
  "https://paper.example:8443/",
  "http://user:pass@paper.example/",
  "http://127.0.0.1@paper.example/",
  "ftp://paper.example/a",
  "file:///etc/passwd",
  "gopher://paper.example/",
  "data:text/html,hello",
  "javascript:alert(1)",
  "//paper.example/",
  "http://",
];
