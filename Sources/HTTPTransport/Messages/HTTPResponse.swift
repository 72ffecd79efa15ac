import Foundation

/// One answer, complete.
package struct HTTPResponse: Equatable, Sendable {
  /// 100 to 599.
  package var status: Int
  package var headers: HTTPHeaders
  /// Empty when there is none.
  package var body: Data

  package init(status: Int, headers: HTTPHeaders = [:], body: Data = Data()) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// An answer whose body is that JSON.
  package init(status: Int, json: JSONValue) {
    self.init(status: status, headers: ["Content-Type": "application/json"], body: json.data)
  }

  /// An answer whose body is that text.
  package init(status: Int, text: String) {
    self.init(status: status, headers: ["Content-Type": "text/plain"], body: Data(text.utf8))
  }

  /// True for 200 to 299.
  package var isSuccess: Bool { (200..<300).contains(status) }
}

extension HTTPResponse: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Status and sizes; bodies hold tokens and stay out.
  package var description: String { "\(status) \(body.count) B" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["response": description]) }
}
