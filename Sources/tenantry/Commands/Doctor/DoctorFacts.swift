import Integrations
import TenantryAPI

/// Everything that `tenantry doctor` looked at, as it was found.
struct DoctorFacts: Sendable {
  struct Terminal: Equatable, Sendable {
    var term = ""
    var entry: String?
    var source: String?
    var colors = 0
    var codeset = ""
    /// False when input or output is none.
    var isAsked = false
    var hasAnswered = false
    /// How wide each sample was drawn, and how wide it is here; empty when the terminal did not say.
    var widths: [(name: String, drawn: Int, right: Int)] = []
    var modes: [Int: Int] = [:]
    var attributes: [Int] = []

    static func == (left: Terminal, right: Terminal) -> Bool {
      left.term == right.term && left.entry == right.entry
    }
  }

  struct Folder: Equatable, Sendable {
    var path: String
    var exists = false
    var isWritable = false
    /// Whether people other than its owner may look into it.
    var isOpenToOthers = false
    var bytesFree: Int64?
    /// How far the clock of the file system is from ours, in seconds; nil when nothing could be written.
    var clockSkew: Double?
  }

  enum Platform: Sendable {
    /// There is none yet.
    case missing
    case failed(String, advice: [String])
    case open(Session, schema: Int, journal: String)
    /// A server answers for it.
    case served(Session, at: String)
  }

  struct File: Equatable, Sendable {
    var path: String
    /// `path:line:column: sentence`; nil when it can be read.
    var problem: String?
  }

  var terminal: Terminal
  var variables: [String: String]
  var clipboard: NativeClipboard.Way
  /// Git's own words about its version; nil when it is not installed.
  var git: String?
  /// Nil for a sandbox, which needs none.
  var folder: Folder?
  var platform: Platform
  /// What the tests of the connected systems found.
  var connections: [ConnectionReport] = []
  /// What is wrong with the file of connections, line by line.
  var connectionProblems: [String] = []
  var files: [File]
  var crashReport: String?
}
