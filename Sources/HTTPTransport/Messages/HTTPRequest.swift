import Foundation

/// One request, complete: nothing is streamed.
package struct HTTPRequest: Equatable, Sendable {
  package var method: HTTPMethod
  /// Absolute, with query.
  package var url: URL
  package var headers: HTTPHeaders
  /// Empty when there is none.
  package var body: Data

  package init(_ method: HTTPMethod, _ url: URL, headers: HTTPHeaders = [:], body: Data = Data()) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}

extension HTTPRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Method, URL without query values, redacted headers and the body's size; never a secret.
  package var description: String {
    let fields = HeaderRedaction.standard.redacted(headers).fields.map { "\($0.name): \($0.value)" }
    return
      "\(method.rawValue) \(HeaderRedaction.standard.redacted(url)) [\(fields.joined(separator: ", "))] \(body.count) B"
  }

  package var debugDescription: String { description }

  /// So that `dump` and string interpolation of enclosing values stay redacted too.
  package var customMirror: Mirror { Mirror(self, children: ["request": description]) }
}
