import Foundation

/// One request as the curl thread gets it: checked, and written out as libcurl wants it.
struct CurlJob: Sendable {
  let id: UInt64
  let method: HTTPMethod
  let origin: HTTPOrigin
  /// The origin followed by path and query.
  let address: String
  /// `NAME:PORT:HOST:PORT`, where the address is written with the name that the certificate is for; libcurl asks for that
  /// name, and connects to the host.
  let detour: String?
  /// `Name: value` each.
  let headerLines: [String]
  let body: Data
  let settings: CurlSettings
  let isStream: Bool
  let receiver: any CurlReceiver

  /// - Throws: `TransportError` with `refused_host`, or `malformed` for a header field that is none.
  init(
    id: UInt64, _ request: HTTPRequest, settings: CurlSettings, isStream: Bool, receiver: any CurlReceiver
  ) throws(TransportError) {
    origin = try settings.hosts.checked(request.url)
    var lines = try Self.lines(of: request.headers, for: origin)
    // Written anew from its checked parts, so that libcurl cannot read another host out of the same text.
    let path = request.url.path(percentEncoded: true)
    guard !Self.climbs(path) else {
      throw .refusedHost("An address at \(origin.host) with “..” in its path is not asked.")
    }
    let query = request.url.query(percentEncoded: true).map { "?\($0)" } ?? ""
    let name = try Self.name(settings.tls, for: origin)
    if let name {
      let place = "\(origin.host):\(origin.port)"
      lines.append("Host: \(place)")
      detour = "\(name):\(origin.port):\(place)"
    } else {
      detour = nil
    }
    headerLines = lines
    let start = "\(origin.scheme.rawValue)://\(name ?? origin.host):\(origin.port)"
    address = start + (path.hasPrefix("/") ? "" : "/") + path + query
    self.id = id
    method = request.method
    body = request.body
    self.settings = settings
    self.isStream = isStream
    self.receiver = receiver
  }

  /// The name to ask for instead of the origin's host; nil for none.
  private static func name(_ tls: TLSSettings, for origin: HTTPOrigin) throws(TransportError) -> String? {
    guard let name = tls.serverName, origin.scheme == .https else { return nil }
    guard let plain = HTTPOrigin.plainHost(name) else {
      throw .refusedHost("The certificate's name “\(name)” is no host in plain form.")
    }
    return plain
  }

  /// Whether the path has a step that some resolve and some do not: the resource would be another than was
  /// meant.
  private static func climbs(_ path: String) -> Bool {
    let decoded = path.lowercased().replacing("%2e", with: ".").replacing("%2f", with: "/")
      .replacing("%5c", with: "/")
    return decoded.split(separator: "/").contains { $0 == "." || $0 == ".." }
  }

  private static func lines(of headers: HTTPHeaders, for origin: HTTPOrigin) throws(TransportError)
    -> [String]
  {
    var lines: [String] = []
    for field in headers.fields {
      guard !ownFields.contains(field.name.lowercased()) else {
        throw TransportError(
          .malformed, "The field \(field.name) is the transport's to set.", mayHaveBeenSent: false)
      }
      guard isName(field.name), field.value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
        // The value may be a secret, the name may be anything: neither is shown.
        throw TransportError(
          .malformed, "A header field for \(origin.host) holds characters that none may hold.",
          mayHaveBeenSent: false)
      }
      // A bare "Name:" would remove the field; the semicolon sends it without a value.
      lines.append(field.value.isEmpty ? "\(field.name);" : "\(field.name): \(field.value)")
    }
    // libcurl would say that a body is a form, and wait for leave to send a long one.
    if headers["Content-Type"] == nil { lines.append("Content-Type:") }
    if headers["Expect"] == nil { lines.append("Expect:") }
    return lines
  }

  /// What says where a message goes and where it ends: two opinions on that are how requests are smuggled.
  private static let ownFields: Set<String> = [
    "host", "content-length", "transfer-encoding", "connection", "upgrade", "te", "trailer", "keep-alive",
    "proxy-authorization", "proxy-connection",
  ]

  private static func isName(_ text: String) -> Bool {
    let marks = Set("!#$%&'*+-.^_`|~".utf8)
    return !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          || marks.contains(byte)
      }
  }
}
