import CCurl

/// Puts together what a transfer knows and what libcurl says about its end.
enum CurlVerdict {
  /// Nil after a complete answer.
  static func error(of transfer: CurlTransfer, _ code: CURLcode) -> TransportError? {
    let host = transfer.job.origin.host
    let limits = transfer.job.settings.limits
    switch transfer.verdict {
    case .cut: return nil
    case .headTooLarge:
      return TransportError(
        .tooLarge, "The head of \(host)'s answer is longer than \(limits.headBytesMax) bytes.")
    case .bodyTooLarge:
      return TransportError(.tooLarge, "The answer of \(host) is longer than \(limits.bodyBytesMax) bytes.")
    case .contradictoryHead:
      return TransportError(
        .malformed, "What \(host) answered is no HTTP.", detail: "two lengths that differ")
    case .unsafeAgain:
      return TransportError(
        .reset, "\(host) ended the connection before its answer.", detail: "not sent again")
    case .expired(.idle):
      return TransportError(.timeout, "\(host) has said nothing for \(limits.idle.readable).")
    case .expired(.total):
      return TransportError(
        .timeout, "\(host) did not answer within \(limits.total.readable).",
        mayHaveBeenSent: transfer.mayHaveBeenSent)
    case nil: break
    }
    if code == CURLE_OK {
      return transfer.hasHead
        ? nil : TransportError(.reset, "\(host) ended the connection in the middle of its answer's head.")
    }
    if transfer.wasAddressRefused, code == CURLE_COULDNT_CONNECT {
      return .refusedHost("\(host) leads to an address inside this machine or its cloud, which is not asked.")
    }
    var verdict: CLong = 0
    _ = tenantry_curl_get_long(transfer.easy, CURLINFO_SSL_VERIFYRESULT, &verdict)
    return CurlFailure(
      code: code, words: words(of: transfer), certificateVerdict: verdict, host: host,
      address: transfer.job.origin.address,
      usesProxy: transfer.job.settings.proxy.proxy(for: transfer.job.origin) != nil,
      mayHaveBeenSent: transfer.mayHaveBeenSent, limits: limits
    ).error
  }

  /// libcurl's words without the proxy's user and password, which it repeats when it does not like the
  /// proxy's address.
  private static func words(of transfer: CurlTransfer) -> String {
    let words = transfer.libraryWords
    let proxy = transfer.job.settings.proxy.proxy(for: transfer.job.origin)
    guard let proxy, let end = proxy.lastIndex(of: "@") else { return words }
    return words.contains(proxy[..<end]) ? "" : words
  }
}
