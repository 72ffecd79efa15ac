import CCurl
import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Writes a job into an easy handle and remembers the first option that libcurl refused.
struct CurlOptions {
  let easy: UnsafeMutableRawPointer
  private(set) var outcome = CURLE_OK

  init(easy: UnsafeMutableRawPointer) { self.easy = easy }

  /// Method, address, fields and body.
  mutating func request(_ job: CurlJob, fields: UnsafeMutablePointer<curl_slist>?) {
    text(CURLOPT_URL, job.address)
    switch job.method {
    case .get: long(CURLOPT_HTTPGET, 1)
    case .head: long(CURLOPT_NOBODY, 1)
    case .post, .put, .patch: body(job.body)
    case .delete: if !job.body.isEmpty { body(job.body) }
    }
    if ![.get, .head, .post].contains(job.method) { text(CURLOPT_CUSTOMREQUEST, job.method.rawValue) }
    note(tenantry_curl_set_fields(easy, CURLOPT_HTTPHEADER, fields))
    text(CURLOPT_USERAGENT, job.settings.userAgent)
    // A stream comes as it is, so that no decoder holds back what has arrived.
    if !job.isStream { text(CURLOPT_ACCEPT_ENCODING, "gzip, deflate") }
  }

  /// How the connection is made and what it must prove.
  mutating func connection(_ job: CurlJob, detours: UnsafeMutablePointer<curl_slist>?) {
    if let detours { note(tenantry_curl_set_fields(easy, CURLOPT_CONNECT_TO, detours)) }
    note(tenantry_curl_allow_web_only(easy))
    note(tenantry_curl_set_quick_exit(easy))
    long(CURLOPT_FOLLOWLOCATION, 0)
    long(CURLOPT_NOSIGNAL, 1)
    long(CURLOPT_TCP_KEEPALIVE, 1)
    long(CURLOPT_HTTP_VERSION, CLong(CURL_HTTP_VERSION_2TLS))
    // Where one connection may do for many requests, they wait to hear whether it does. Without TLS it never does, and who
    // waited would do so until the request before has ended, which a stream does not.
    if job.origin.scheme == .https { long(CURLOPT_PIPEWAIT, 1) }
    // A connection that rests longer may be half closed unseen, and a change sent into it is an uncertain
    // one.
    long(CURLOPT_MAXAGE_CONN, 30)
    long(CURLOPT_CONNECTTIMEOUT_MS, CLong(clamping: job.settings.limits.connect.wholeMilliseconds))
    long(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    // Set even when there is none, for libcurl would look into the environment by itself.
    text(CURLOPT_PROXY, job.settings.proxy.proxy(for: job.origin) ?? "")
    text(CURLOPT_NOPROXY, "")
    trust(job.settings.tls)
  }

  private mutating func trust(_ tls: TLSSettings) {
    long(CURLOPT_SSL_VERIFYPEER, 1)
    long(CURLOPT_SSL_VERIFYHOST, 2)
    long(CURLOPT_SSLVERSION, CLong(CURL_SSLVERSION_TLSv1_2))
    switch tls.trust {
    case .system: break
    case .file(let path):
      text(CURLOPT_CAINFO, path)
      // Else the machine's own list would count too.
      note(tenantry_curl_set_text(easy, CURLOPT_CAPATH, nil))
    case .pem(let data):
      bytes(CURLOPT_CAINFO_BLOB, data)
      note(tenantry_curl_set_text(easy, CURLOPT_CAPATH, nil))
    }
    if let identity = tls.identity {
      bytes(CURLOPT_SSLCERT_BLOB, identity.certificate)
      bytes(CURLOPT_SSLKEY_BLOB, identity.key)
    }
  }

  /// Where libcurl reports to: the transfer, which outlives the handle.
  mutating func callbacks(to transfer: CurlTransfer, words: UnsafeMutablePointer<CChar>) {
    let address = Unmanaged.passUnretained(transfer).toOpaque()
    pointer(CURLOPT_ERRORBUFFER, UnsafeMutableRawPointer(words))
    pointer(CURLOPT_PRIVATE, address)
    note(tenantry_curl_set_receiver(easy, CURLOPT_HEADERFUNCTION, CurlCallbacks.header))
    pointer(CURLOPT_HEADERDATA, address)
    note(tenantry_curl_set_receiver(easy, CURLOPT_WRITEFUNCTION, CurlCallbacks.body))
    pointer(CURLOPT_WRITEDATA, address)
    note(tenantry_curl_set_prereq(easy, CurlCallbacks.prerequest))
    pointer(CURLOPT_PREREQDATA, address)
    if transfer.job.settings.proxy.proxy(for: transfer.job.origin) == nil {
      note(tenantry_curl_set_opensocket(easy, CurlCallbacks.openSocket))
      pointer(CURLOPT_OPENSOCKETDATA, address)
    }
  }

  private mutating func body(_ data: Data) {
    long(CURLOPT_POST, 1)
    // The size first: without it libcurl would look for the end of a C string.
    note(tenantry_curl_set_size(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(data.count)))
    if data.isEmpty { return text(CURLOPT_COPYPOSTFIELDS, "") }
    data.withUnsafeBytes { bytes in
      note(
        tenantry_curl_set_pointer(
          easy, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress)))
    }
  }

  private mutating func long(_ option: CURLoption, _ value: CLong) {
    note(tenantry_curl_set_long(easy, option, value))
  }

  private mutating func text(_ option: CURLoption, _ value: String) {
    note(tenantry_curl_set_text(easy, option, value))
  }

  private mutating func pointer(_ option: CURLoption, _ value: UnsafeMutableRawPointer) {
    note(tenantry_curl_set_pointer(easy, option, value))
  }

  private mutating func bytes(_ option: CURLoption, _ data: Data) {
    data.withUnsafeBytes { note(tenantry_curl_set_bytes(easy, option, $0.baseAddress, $0.count)) }
  }

  private mutating func note(_ code: CURLcode) {
    if outcome == CURLE_OK { outcome = code }
  }
}

extension Duration {
  /// Rounded up, so that a wait is never too short.
  var wholeMilliseconds: Int64 {
    components.seconds * 1_000 + (components.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
  }
}
