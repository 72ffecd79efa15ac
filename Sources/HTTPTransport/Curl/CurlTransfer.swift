import CCurl
import Foundation

/// One request under way: an easy handle and what it has brought so far.
///
/// Made, used and ended on the curl thread. The callbacks below run inside libcurl's own calls on that same
/// thread and reach this object through its address, which holds because the thread keeps it until the handle
/// is freed.
final class CurlTransfer {
  let job: CurlJob
  let easy: UnsafeMutableRawPointer
  private let started = ContinuousClock.now
  /// libcurl writes its words about a failure here for as long as the handle lives.
  private let words = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
  private var fields: UnsafeMutablePointer<curl_slist>?
  private var detours: UnsafeMutablePointer<curl_slist>?

  private var head = ResponseHead()
  private var bodyBytes = 0
  private var lastMoved = ContinuousClock.now
  private var isPaused = false
  /// How often the request was about to be sent; libcurl sends again when a connection that it kept turns out
  /// dead.
  private var sendings = 0
  /// Why a callback ended the transfer; libcurl itself only knows that one did.
  private(set) var verdict: Verdict?
  /// An address of the host was not one to connect to; others of the same name may have been.
  private(set) var wasAddressRefused = false

  enum Verdict: Equatable {
    case headTooLarge, bodyTooLarge, contradictoryHead
    /// An error's body was cut; the answer stands.
    case cut
    case unsafeAgain
    case expired(Expiry)
  }

  enum Expiry: Equatable {
    case total, idle
  }

  /// Nil when libcurl has no memory.
  init?(_ job: CurlJob) {
    guard let easy = tenantry_curl_easy_init() else { return nil }
    self.job = job
    self.easy = easy
    words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    tenantry_curl_easy_cleanup(easy)
    tenantry_curl_slist_free_all(fields)
    tenantry_curl_slist_free_all(detours)
    words.deallocate()
  }

  /// Writes request and settings into the handle.
  func prepare() -> CURLcode {
    for line in job.headerLines { fields = tenantry_curl_slist_append(fields, line) ?? fields }
    if let detour = job.detour { detours = tenantry_curl_slist_append(nil, detour) }
    var options = CurlOptions(easy: easy)
    options.request(job, fields: fields)
    options.connection(job, detours: detours)
    options.callbacks(to: self, words: words)
    return options.outcome
  }

  var mayHaveBeenSent: Bool { sendings > 0 }
  var hasHead: Bool { head.isFinished }
  var libraryWords: String { String(cString: words) }

  /// When to give up, and why; nil while a stream's reader has no room.
  var expiry: (at: ContinuousClock.Instant, why: Expiry)? {
    guard job.isStream, head.isFinished else { return (started + job.settings.limits.total, .total) }
    return isPaused ? nil : (lastMoved + job.settings.limits.idle, .idle)
  }

  func expire(_ why: Expiry) { verdict = .expired(why) }

  /// Goes on after a pause. The reader may have no room again at once: then the pause goes on.
  func resume() {
    guard isPaused else { return }
    isPaused = false
    lastMoved = .now
    tenantry_curl_easy_pause(easy, CURLPAUSE_CONT)
  }

  // MARK: Callbacks

  func takeHeader(_ line: UnsafeRawBufferPointer) -> Int {
    lastMoved = .now
    let isDone = head.take(String(decoding: line, as: UTF8.self))
    if head.bytes > job.settings.limits.headBytesMax {
      verdict = .headTooLarge
      return 0
    }
    if isDone {
      if head.isContradictory {
        verdict = .contradictoryHead
        return 0
      }
      job.receiver.head(status: head.status, headers: head.headers)
    }
    return line.count
  }

  func takeBody(_ bytes: UnsafeRawBufferPointer) -> Int {
    lastMoved = .now
    let limits = job.settings.limits
    if !job.isStream {
      let isError = head.status >= 400
      if bodyBytes + bytes.count > (isError ? limits.errorBytesMax : limits.bodyBytesMax) {
        verdict = isError ? .cut : .bodyTooLarge
        return 0
      }
    }
    guard job.receiver.body(Data(bytes)) else {
      isPaused = true
      return Int(CURL_WRITEFUNC_PAUSE)
    }
    bodyBytes += bytes.count
    return bytes.count
  }

  func isAboutToSend() -> Bool {
    sendings += 1
    // The first sending may have had its effect before the connection went.
    if sendings > 1 && !job.method.isIdempotent { verdict = .unsafeAgain }
    return verdict == nil
  }

  func mayConnect(to address: IPAddress?) -> Bool {
    guard let address, address.isNeverAsked || (address.isLoopback && !job.origin.isLoopback) else {
      return true
    }
    wasAddressRefused = true
    return false
  }
}
