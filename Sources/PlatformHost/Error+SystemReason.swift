import Foundation

extension Error {
  /// What the system says about it (`Permission denied`), without Foundation's words around it; nil when the system
  /// said nothing.
  package var systemReason: String? {
    var next: (any Error)? = self
    while let error = next {
      if let cause = error as? POSIXError { return String(cString: strerror(cause.code.rawValue)) }
      next = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
    }
    return nil
  }
}
