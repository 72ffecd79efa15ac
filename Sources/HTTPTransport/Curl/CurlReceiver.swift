import Foundation

/// Who gets what a transfer brings. Called on the curl thread only, so nothing here may wait.
protocol CurlReceiver: Sendable {
  /// Status and fields, before any of the body.
  func head(status: Int, headers: HTTPHeaders)
  /// A piece of the body; false when it was not taken: it comes again after `CurlMailbox.resume`.
  func body(_ bytes: Data) -> Bool
  /// The last call: nil after a complete answer.
  func end(_ error: TransportError?)
}
