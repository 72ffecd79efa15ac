import Foundation
import Synchronization
import TerminalKit

/// Reads one log file in the background: its index first, then what is looked for and filtered, in slices of a few
/// milliseconds, so that a new question is taken up at once.
package final class LogFileReader: Sendable {
  private struct Questions {
    var search: (pattern: LogPattern?, generation: Int)?
    var filter: (filter: LogFilter, generation: Int)?
  }

  private let questions = Mutex(Questions())
  private let rings: AsyncStream<Void>
  private let bell: AsyncStream<Void>.Continuation

  package init() {
    (rings, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    bell.yield()
  }

  /// Takes a question of the log in the place of the one before; `copy` and `save` are not for it.
  package func ask(_ effect: LogEffect) {
    questions.withLock { questions in
      switch effect {
      case .search(let pattern, let generation): questions.search = (pattern, generation)
      case .filter(let filter, let generation): questions.filter = (filter, generation)
      case .copy, .save: break
      }
    }
    bell.yield()
  }

  /// Says that the file may have more lines.
  package func lookAgain() { bell.yield() }

  /// Works until it is cancelled, and tells what it finds.
  package func run(_ file: LogFile, tell: @Sendable (LogEvent) -> Void) async {
    var work = LogFileWork(file)
    for await _ in rings {
      work.mayHaveMore = true
      repeat {
        let asked = questions.withLock { questions in
          defer { questions = Questions() }
          return questions
        }
        if let search = asked.search { work.search(search.pattern, search.generation) }
        if let filter = asked.filter { work.filter(filter.filter, filter.generation) }
        guard let event = work.step() else { break }
        tell(event)
        await Task.yield()
      } while !Task.isCancelled
      if Task.isCancelled { return }
    }
  }
}

/// What is to be done with one file, slice by slice.
package struct LogFileWork {
  private let file: LogFile
  private let room = ReadRoom()
  private let scratch = ByteSearch.Scratch()
  private var lines = 0
  private var search: (pattern: LogPattern, next: Int, generation: Int)?
  private var filter: (filter: LogFilter, next: Int, generation: Int)?
  private var lastSeconds: Double?
  /// Whether the file may have lines that are not in the index.
  var mayHaveMore = true

  package init(_ file: LogFile) { self.file = file }

  /// Looks for a pattern from now on, or for none.
  package mutating func search(_ pattern: LogPattern?, _ generation: Int) {
    search = pattern.map { ($0, 0, generation) }
  }

  /// Finds the lines of a filter from now on.
  package mutating func filter(_ filter: LogFilter, _ generation: Int) {
    self.filter = filter.isEmpty ? nil : (filter, 0, generation)
    lastSeconds = nil
  }

  /// Does the next slice; nil when there is nothing to do.
  package mutating func step() -> LogEvent? {
    if mayHaveMore {
      let before = lines
      let (known, fraction, isMore) = file.readOn(room)
      mayHaveMore = isMore
      lines = known
      if isMore || known != before || before == 0 { return .grew(lines: known, fraction: fraction) }
    }
    if let filter, filter.next < lines {
      let batch = LineBatch(file, from: filter.next, upTo: lines, room: room)
      self.filter?.next = batch.lines.upperBound
      let kept = batch.kept(by: filter.filter, in: file, lastSeconds: &lastSeconds, scratch)
      return .kept(kept, examined: batch.lines.upperBound, generation: filter.generation)
    }
    if let search, search.next < lines {
      let batch = LineBatch(file, from: search.next, upTo: lines, room: room)
      self.search?.next = batch.lines.upperBound
      return .found(
        batch.matches(search.pattern, scratch), examined: batch.lines.upperBound,
        generation: search.generation)
    }
    return nil
  }
}
