import NIOCore
import NIOHTTPTypes

/// Lets an answer go whose reader takes nothing of it for too long.
///
/// Of HTTP/2 each stream has a window of its own, which its reader may leave closed for ever: that the connection is read says
/// nothing of it. What is written goes on in pieces, so that a reader who takes slowly is told from one who takes nothing.
final class StallGuard: ChannelOutboundHandler, RemovableChannelHandler {
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  /// What has to be taken within the time, in bytes: a frame of HTTP/2 as it is at most unless a reader says otherwise.
  static let pieceMax = 16 << 10

  private var watch: StallWatch
  private var look: Scheduled<Void>?

  init(patience: Duration) {
    watch = StallWatch(patience: TimeAmount(patience))
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard case .body(var bytes) = unwrapOutboundIn(data) else {
      return context.write(data, promise: promise)
    }
    while bytes.readableBytes > Self.pieceMax, let piece = bytes.readSlice(length: Self.pieceMax) {
      write(piece, context, promise: nil)
    }
    write(bytes, context, promise: promise)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    look?.cancel()
    look = nil
  }

  private func write(_ piece: ByteBuffer, _ context: ChannelHandlerContext, promise: EventLoopPromise<Void>?) {
    let loop = context.eventLoop
    watch.waits(from: loop.now)
    let taken = loop.makePromise(of: Void.self)
    taken.futureResult.cascade(to: promise)
    taken.futureResult.assumeIsolated().whenComplete { _ in self.watch.taken(at: loop.now) }
    context.write(wrapOutboundOut(.body(piece)), promise: taken)
    if look == nil { look(after: watch.patience, context) }
  }

  private func look(after pause: TimeAmount, _ context: ChannelHandlerContext) {
    look = context.eventLoop.assumeIsolated().scheduleTask(in: pause) {
      self.look = nil
      switch self.watch.verdict(at: context.eventLoop.now) {
      case .nothing: break
      case .look(let left): self.look(after: left, context)
      case .stalled: context.close(promise: nil)
      }
    }
  }
}
