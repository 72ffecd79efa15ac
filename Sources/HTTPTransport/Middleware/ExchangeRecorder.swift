import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// A file of exchanges, one JSON object a line: method, url, headers, body, status, response_headers, response.
///
/// Secrets are redacted before they are written. Lines of concurrent requests never mix.
package final class ExchangeRecorder: Sendable {
  private let file: Mutex<FileHandle>

  /// Appends to the file, made when it is not there; other recorders may append to it at the same time.
  ///
  /// - Throws: `POSIXError` when it cannot be opened for writing.
  package init(url: URL) throws {
    let descriptor = open(url.path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    file = Mutex(FileHandle(fileDescriptor: descriptor, closeOnDealloc: true))
  }

  package func record(_ request: HTTPRequest, _ response: HTTPResponse) throws {
    let redaction = HeaderRedaction.standard
    var line: JSONValue = [
      "method": .string(request.method.rawValue), "url": .string(redaction.redacted(request.url)),
      "headers": Self.object(redaction.redacted(request.headers)), "status": .int(response.status),
      "response_headers": Self.object(redaction.redacted(response.headers)),
      "response": .string(
        redaction.redacted(body: response.body, contentType: response.headers["Content-Type"])),
    ]
    line["body"] =
      request.body.isEmpty
      ? .null : .string(redaction.redacted(body: request.body, contentType: request.headers["Content-Type"]))
    let data = line.data + Data("\n".utf8)
    try file.withLock { try $0.write(contentsOf: data) }
  }

  private static func object(_ headers: HTTPHeaders) -> JSONValue {
    .object(Dictionary(headers.fields.map { ($0.name, .string($0.value)) }) { first, _ in first })
  }
}
