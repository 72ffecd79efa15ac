import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// One client's connection, served by one thread until either side ends it.
struct FaultConnection {
  private static let page = "<html><body><h1>502 Bad Gateway</h1></body></html>"
  private static let hugeBody = [UInt8](repeating: 0x78, count: 10_485_760)

  private static let block = [UInt8](repeating: 0x0A, count: 65_536)

  /// How a client begins that takes this for a port with TLS; answered as web servers do.
  private static let tlsHandshake: UInt8 = 0x16

  let server: FaultServer
  let descriptor: Int32

  func serve() {
    while let request = receive() {
      server.note(request)
      guard perform(server.fault(for: request), for: request) else { return }
    }
  }

  /// The next request, or nil when the client is gone.
  private func receive() -> ReceivedRequest? {
    var bytes: [UInt8] = []
    let gap = Array("\r\n\r\n".utf8)
    var headEnd: Int?
    while headEnd == nil {
      guard let more = Socket.receive(from: descriptor) else { return nil }
      bytes += more
      if bytes.first == Self.tlsHandshake {
        _ = send("HTTP/1.1 400 Bad Request\r\n\r\n")
        return nil
      }
      headEnd = bytes.indices.dropLast(3).first { Array(bytes[$0..<$0 + 4]) == gap }
    }
    guard let headEnd else { return nil }
    let lines = String(decoding: bytes[..<headEnd], as: UTF8.self).components(separatedBy: "\r\n")
    let words = (lines.first ?? "").split(separator: " ").map(String.init)
    guard words.count == 3 else { return nil }
    let fields = Array(lines.dropFirst())
    let length = ReceivedRequest(method: "", target: "", lines: fields, body: "")["content-length"].flatMap(
      Int.init)
    var body = Array(bytes[(headEnd + 4)...])
    while body.count < length ?? 0 {
      guard let more = Socket.receive(from: descriptor) else { return nil }
      body += more
    }
    return ReceivedRequest(
      method: words[0], target: words[1], lines: fields, body: String(decoding: body, as: UTF8.self))
  }

  /// True when the connection may serve another request.
  private func perform(_ fault: Fault, for request: ReceivedRequest) -> Bool {
    switch fault {
    case .none: return answer(request)
    case .delay: return server.sleep(FaultServer.delay) && answer(request)
    case .rateLimited: return write(429, ["Retry-After: 7"], #"{"message":"slow down"}"#)
    case .rateLimitedSilently: return write(429, [], #"{"message":"slow down"}"#)
    case .serverError: return write(503, [], #"{"message":"not now"}"#)
    case .htmlError: return write(502, ["Content-Type: text/html"], Self.page)
    case .htmlAnswer: return write(200, ["Content-Type: text/html"], Self.page)
    case .wrongJSON: return write(200, ["Content-Type: application/json"], #"["not","this"]"#)
    case .brokenJSON: return write(200, ["Content-Type: application/json"], #"{"status":"pa"#)
    case .hugeError: return write(500, [], bytes: Self.hugeBody)
    case .hugeBody: return write(200, [], bytes: Self.hugeBody)
    case .redirectAway: return write(302, ["Location: http://elsewhere.example/"], "")
    case .redirectLoop: return write(302, ["Location: \(request.target)"], "")
    case .redirectHere:
      return request.target == "/moved" ? answer(request) : write(307, ["Location: /moved"], "")
    case .wrongLength: return send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\nhello")
    case .garbage: return send("\u{1}\u{2}SSH-2.0-OpenSSH_9.2\r\n\u{0}\u{7F}garbage\r\n\r\n") && false
    case .blackHole: return untilClosed()
    case .hangUp: return false
    case .drip, .silentBody, .endlessBody, .resetInBody, .halfClose, .halfHead, .endlessHead:
      return breakOff(fault)
    }
  }

  private func breakOff(_ fault: Fault) -> Bool {
    switch fault {
    case .halfHead: return send("HTTP/1.1 200 OK\r\nContent-Type: appl") && false
    case .silentBody:
      return send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nfirst line\n") && untilClosed()
    case .endlessBody:
      guard send("HTTP/1.1 200 OK\r\n\r\n") else { return false }
      while Socket.send(Self.block, to: descriptor) { server.noteSent(Self.block.count) }
      return false
    case .resetInBody:
      guard send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"status\":"),
        server.sleep(.milliseconds(20))
      else { return false }
      Socket.resetAtClose(descriptor)
      return false
    case .halfClose:
      _ = send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"status\":")
      shutdown(descriptor, Int32(SHUT_WR))
      return untilClosed()
    case .endlessHead:
      guard send("HTTP/1.1 200 OK\r\n") else { return false }
      var number = 0
      while send("X-Field-\(number): \(String(repeating: "y", count: 100))\r\n") { number += 1 }
      return false
    default:
      guard send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n") else { return false }
      while server.sleep(.milliseconds(20)), send("x") {}
      return false
    }
  }

  /// Reads and says nothing until the other side, or the server, ends it.
  private func untilClosed() -> Bool {
    while Socket.receive(from: descriptor) != nil {}
    return false
  }

  private func answer(_ request: ReceivedRequest) -> Bool {
    let answer = server.answer(to: request)
    // The length of a body that a question about the head alone does not get.
    if request.method == "HEAD" {
      let head = ["HTTP/1.1 \(answer.status) Status", "Content-Length: 9"] + answer.lines
      return send(head.joined(separator: "\r\n") + "\r\n\r\n")
    }
    return write(answer.status, answer.lines, answer.body)
  }

  private func write(_ status: Int, _ lines: [String], _ body: String) -> Bool {
    write(status, lines, bytes: Array(body.utf8))
  }

  private func write(_ status: Int, _ lines: [String], bytes: [UInt8]) -> Bool {
    let head = ["HTTP/1.1 \(status) Status", "Content-Length: \(bytes.count)"] + lines
    return send(head.joined(separator: "\r\n") + "\r\n\r\n") && Socket.send(bytes, to: descriptor)
  }

  private func send(_ text: String) -> Bool { Socket.send(Array(text.utf8), to: descriptor) }
}
