import NIOCore
import NIOPosix
import NIOSSL

/// A client of HTTP/2 that is made by hand: it opens streams, reads everything, and gives each stream the window that a test
/// wants it to have.
final class RawHTTP2: Sendable {
  enum Kind: UInt8 {
    case data = 0
    case headers = 1
    case reset = 3
    case settings = 4
    case ping = 6
    case goAway = 7
    case windowUpdate = 8
  }

  /// A frame as it came; kinds that nobody here knows are left out.
  struct Frame: Sendable {
    var kind: Kind
    var flags: UInt8
    var stream: Int
    var payload: [UInt8]

    var text: String { String(decoding: payload, as: UTF8.self) }
    var endsStream: Bool { (kind == .data || kind == .headers) && flags & 1 != 0 }
  }

  /// What the server sends.
  let frames: AsyncStream<Frame>
  private let channel: any Channel

  /// Connects by TLS.
  init(to port: Int) async throws {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.certificateVerification = .none
    tls.applicationProtocols = ["h2"]
    let context = try NIOSSLContext(configuration: tls)
    let (frames, came) = AsyncStream.makeStream(of: Frame.self)
    self.frames = frames
    channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandlers([
            NIOSSLClientHandler(context: context, serverHostname: "localhost"), FrameReader(came),
          ])
        }
      }
      .connect(host: "127.0.0.1", port: port).get()
  }

  /// What comes before everything else: that streams have no window unless one is given, and the connection a large one.
  fileprivate static var opening: [UInt8] {
    Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
      + frame(.settings, flags: 0, stream: 0, payload: [0, 4, 0, 0, 0, 0])
      + frame(.windowUpdate, flags: 0, stream: 0, payload: number(1 << 30))
  }

  deinit { channel.close(promise: nil) }

  /// Asks for something on a new stream.
  ///
  /// - Parameters:
  ///   - stream: an odd number, greater than those before.
  ///   - window: how many bytes of the answer are taken until `give` is called.
  func get(_ path: String, bearing token: String? = nil, stream: Int, window: Int = 0) async throws {
    var fields = [(":method", "GET"), (":scheme", "https"), (":path", path), (":authority", "localhost")]
    if let token { fields.append(("authorization", "Bearer \(token)")) }
    // Each as a literal with a new name, in plain letters (RFC 7541 §6.2.2); lengths below 127 are one byte.
    var block: [UInt8] = []
    for (name, value) in fields {
      block += [0, UInt8(name.utf8.count)]
      block += Array(name.utf8) + [UInt8(value.utf8.count)] + Array(value.utf8)
    }
    try await send(.headers, flags: 0x5, stream: stream, payload: block)
    if window > 0 { try await give(window, to: stream) }
  }

  /// Lets so many bytes more come.
  func give(_ bytes: Int, to stream: Int) async throws {
    try await send(.windowUpdate, stream: stream, payload: RawHTTP2.number(bytes))
  }

  private func send(_ kind: Kind, flags: UInt8 = 0, stream: Int, payload: [UInt8]) async throws {
    let bytes = RawHTTP2.frame(kind, flags: flags, stream: stream, payload: payload)
    try await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get()
  }

  fileprivate static func frame(_ kind: Kind, flags: UInt8, stream: Int, payload: [UInt8]) -> [UInt8] {
    number(payload.count).dropFirst() + [kind.rawValue, flags] + number(stream) + payload
  }

  private static func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}

/// Takes frames apart, and answers those that want an answer.
private final class FrameReader: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let came: AsyncStream<RawHTTP2.Frame>.Continuation
  private var bytes = ByteBuffer()

  init(_ came: AsyncStream<RawHTTP2.Frame>.Continuation) {
    self.came = came
  }

  func channelActive(context: ChannelHandlerContext) {
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: RawHTTP2.opening)), promise: nil)
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var more = unwrapInboundIn(data)
    bytes.writeBuffer(&more)
    while let frame = next() {
      guard let frame else { continue }
      if frame.kind == .settings || frame.kind == .ping, frame.flags & 1 == 0 {
        let answer = RawHTTP2.frame(
          frame.kind, flags: 1, stream: 0, payload: frame.kind == .ping ? frame.payload : [])
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: answer)), promise: nil)
      }
      came.yield(frame)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    came.finish()
    context.fireChannelInactive()
  }

  /// nil when no frame is whole yet; the inner nil is one of an unknown kind.
  private func next() -> RawHTTP2.Frame?? {
    guard let head = bytes.getBytes(at: bytes.readerIndex, length: 9) else { return nil }
    let length = head[0..<3].reduce(0) { $0 << 8 | Int($1) }
    guard bytes.readableBytes >= 9 + length, bytes.readBytes(length: 9) != nil,
      let payload = bytes.readBytes(length: length)
    else { return nil }
    guard let kind = RawHTTP2.Kind(rawValue: head[3]) else { return .some(nil) }
    let stream = head[5..<9].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
    return RawHTTP2.Frame(kind: kind, flags: head[4], stream: stream, payload: payload)
  }
}
