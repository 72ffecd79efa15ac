import Foundation
import Logging
import NIOSSL
import Synchronization

/// The server's certificate and its key as they lie in their files now.
///
/// Whoever renews certificates replaces the files while the server runs. They are looked at whenever a client connects;
/// while what lies there is not whole, or the two do not fit, the former ones stay in use.
final class ServerCertificate: Sendable {
  /// What tells one state of a file from another without reading it.
  private struct Stamp: Equatable {
    let inode: UInt64
    let size: Int64
    let changed: [Int]

    /// nil where there is no file.
    init?(of path: String) {
      var facts = stat()
      guard stat(path, &facts) == 0 else { return nil }
      inode = UInt64(facts.st_ino)
      size = Int64(facts.st_size)
      changed = [facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec, facts.st_ctim.tv_sec, facts.st_ctim.tv_nsec]
    }
  }

  private struct Stamps: Equatable {
    let certificate: Stamp?
    let key: Stamp?

    init(of files: ServerOptions.TLSFiles) {
      certificate = Stamp(of: files.certificate)
      key = Stamp(of: files.key)
    }
  }

  private struct Pair {
    var chain: [NIOSSLCertificate]
    var key: NIOSSLPrivateKey
  }

  private struct State {
    var pair: Pair
    /// Of the files as they were tried last, whether they were taken or not.
    var tried: Stamps
  }

  private let files: ServerOptions.TLSFiles
  private let logger: Logger
  private let state: Mutex<State>

  /// - Throws: when a file cannot be read, or the key is not the certificate's.
  init(_ files: ServerOptions.TLSFiles, logger: Logger) throws {
    self.files = files
    self.logger = logger
    let stamps = Stamps(of: files)
    state = Mutex(State(pair: try Self.read(files), tried: stamps))
  }

  /// What a server begins with; each connection is then given what is there when it is made.
  func configuration() -> TLSConfiguration {
    var configuration = Self.configuration(of: state.withLock(\.pair))
    // Not on the thread of the connection: it has others to serve, and what goes wrong with a file would count as an error
    // of its handshake.
    configuration.sslContextCallback = { [self] _, answer in
      Task {
        let pair = current()
        var override = NIOSSLContextConfigurationOverride()
        override.certificateChain = pair.chain.map { .certificate($0) }
        override.privateKey = .privateKey(pair.key)
        answer.succeed(override)
      }
    }
    return configuration
  }

  private func current() -> Pair {
    state.withLock { state in
      let stamps = Stamps(of: files)
      guard stamps != state.tried else { return state.pair }
      state.tried = stamps
      do {
        state.pair = try Self.read(files)
        let end = state.pair.chain.first.map { Date(timeIntervalSince1970: TimeInterval($0.notValidAfter)) }
        logger.info(
          "certificate taken up", metadata: ["valid_until": "\(end?.formatted(.iso8601) ?? "unknown")"])
      } catch {
        logger.warning(
          "the certificate's files do not fit; the former ones stay in use", metadata: ["error": "\(error)"])
      }
      return state.pair
    }
  }

  private static func read(_ files: ServerOptions.TLSFiles) throws -> Pair {
    let pair = Pair(
      chain: try NIOSSLCertificate.fromPEMFile(files.certificate),
      key: try NIOSSLPrivateKey(file: files.key, format: .pem))
    // A context is made of none that do not fit.
    _ = try NIOSSLContext(configuration: configuration(of: pair))
    return pair
  }

  private static func configuration(of pair: Pair) -> TLSConfiguration {
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: pair.chain.map { .certificate($0) }, privateKey: .privateKey(pair.key))
    configuration.minimumTLSVersion = .tlsv12
    return configuration
  }
}
