/// What a browser shows after it has brought an answer back: one sentence, nothing of the answer, nothing to load.
enum CallbackPage {
  static func response(to verdict: CallbackRule.Verdict) -> String {
    switch verdict {
    case .code: page(200, "OK", "You can close this window", "Tenantry goes on in the terminal.")
    case .denied:
      page(200, "OK", "You are not signed in", "The terminal says why. You can close this window.")
    case .refused(let status): page(status, "No", "Nothing to see here", "This address is part of a sign-in.")
    }
  }

  private static func page(_ status: Int, _ reason: String, _ title: String, _ text: String) -> String {
    let body = """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Tenantry</title>\
      <body style="font:18px/1.5 system-ui,sans-serif;margin:18vh auto;max-width:30em;padding:0 1em;color:#333">\
      <h1 style="font-size:24px;font-weight:600">\(title)</h1><p>\(text)</p></body></html>

      """
    let head = [
      "HTTP/1.1 \(status) \(reason)", "Content-Type: text/html; charset=utf-8",
      "Content-Length: \(body.utf8.count)",
      "Cache-Control: no-store", "Referrer-Policy: no-referrer", "X-Content-Type-Options: nosniff",
      "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      "Connection: close",
    ]
    return head.joined(separator: "\r\n") + "\r\n\r\n" + body
  }
}
