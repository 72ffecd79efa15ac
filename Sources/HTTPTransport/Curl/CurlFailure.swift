import CCurl

/// What is known about a transfer that failed. Pure: turns libcurl's codes and words into one sentence for
/// people.
struct CurlFailure {
  let code: CURLcode
  /// libcurl's own words; they name hosts and files, never fields or bodies.
  let words: String
  /// The X.509 verdict of OpenSSL; 0 when it had no complaint.
  let certificateVerdict: Int
  let host: String
  /// The host with its port, where that says more.
  let address: String
  let usesProxy: Bool
  let mayHaveBeenSent: Bool
  let limits: CurlLimits

  var error: TransportError {
    switch code {
    case CURLE_OPERATION_TIMEDOUT:
      failure(.timeout, "No connection to \(host) came about within \(limits.connect.readable).")
    case CURLE_COULDNT_RESOLVE_HOST: failure(.unreachable, "The name \(host) does not resolve.")
    case CURLE_COULDNT_RESOLVE_PROXY: failure(.unreachable, "The proxy's name does not resolve.")
    case CURLE_COULDNT_CONNECT:
      failure(
        .unreachable, usesProxy ? "The proxy to \(host) cannot be reached." : "Nobody listens at \(address).")
    case CURLE_PROXY: proxyFailure
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING:
      failure(.malformed, "What \(host) answered is no HTTP.")
    case CURLE_URL_MALFORMAT:
      failure(.refusedHost, "The address at \(host) is not well formed.", isSent: false)
    case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_HTTP2,
      CURLE_HTTP2_STREAM:
      words.contains("CONNECT tunnel") || words.contains("from proxy after CONNECT")
        ? proxyFailure
        : tlsError ?? failure(.reset, "\(host) ended the connection before its answer was complete.")
    default: tlsError ?? failure(.reset, "The exchange with \(host) failed.")
    }
  }

  private func failure(_ code: TransportError.Code, _ message: String, isSent: Bool? = nil) -> TransportError
  {
    TransportError(
      code, message, detail: words.isEmpty ? "curl \(self.code.rawValue)" : words,
      mayHaveBeenSent: isSent ?? mayHaveBeenSent)
  }

  private var proxyFailure: TransportError {
    failure(.unreachable, "The proxy did not let the request to \(host) through.", isSent: false)
  }

  // MARK: TLS

  /// Codes that only TLS has, and alerts that arrive while an answer is awaited.
  private var tlsError: TransportError? {
    let own: [CURLcode] = [
      CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_ENGINE_NOTFOUND,
      CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT, CURLE_USE_SSL_FAILED,
    ]
    let isAlert = words.contains(" alert ") && words.lowercased().contains("ssl")
    guard own.contains(code) || isAlert else { return nil }
    return failure(.tls, "\(host) was not trusted: \(tlsReason).", isSent: false)
  }

  private var tlsReason: String {
    if let reason = Self.certificateReasons[certificateVerdict] { return reason }
    if code == CURLE_PEER_FAILED_VERIFICATION, words.contains("subject name") {
      return "its certificate is for another host"
    }
    if code == CURLE_SSL_CACERT_BADFILE { return "the file of trusted issuers cannot be read" }
    if code == CURLE_SSL_CERTPROBLEM { return "our own certificate or its key cannot be used" }
    for (part, reason) in Self.wordReasons where words.contains(part) { return reason }
    return "the TLS handshake failed"
  }

  /// By OpenSSL's X509_V_ERR numbers.
  private static let certificateReasons: [Int: String] = [
    2: "the issuer of its certificate is not known here",
    9: "its certificate is not valid yet",
    10: "its certificate has expired",
    18: "its certificate is signed by itself",
    19: "its certificate's chain ends in an issuer that is not trusted here",
    20: "the issuer of its certificate is not known here, or the chain is incomplete",
    21: "the issuer of its certificate is not known here, or the chain is incomplete",
    23: "its certificate is revoked",
    24: "its certificate was issued by one that may not issue",
    26: "its certificate is not one for servers",
    62: "its certificate is for another host",
    66: "its certificate's key is too weak",
    68: "its certificate's signature is too weak",
  ]

  private static let wordReasons: [(String, String)] = [
    ("alert certificate required", "it wants a certificate from us, and there is none"),
    (
      "alert handshake failure",
      "it and we have no way of talking in common, or it wants a certificate from us"
    ),
    ("alert bad certificate", "it does not accept our certificate"),
    ("alert unknown ca", "it does not know the issuer of our certificate"),
    ("alert certificate expired", "our certificate has expired"),
    ("alert protocol version", "it speaks only versions of TLS older than 1.2"),
    ("unsupported protocol", "it speaks only versions of TLS older than 1.2"),
    ("wrong version number", "it does not speak TLS at that port"),
    ("packet length too long", "it does not speak TLS at that port"),
    ("SSL_ERROR_SYSCALL", "it ended the connection during the TLS handshake"),
    ("unexpected eof", "it ended the connection during the TLS handshake"),
  ]
}

extension Duration {
  /// `5 s`, `250 ms`.
  var readable: String {
    let milliseconds = wholeMilliseconds
    return milliseconds % 1_000 == 0 ? "\(milliseconds / 1_000) s" : "\(milliseconds) ms"
  }
}
