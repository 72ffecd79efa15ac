import Foundation
import JobEngine

extension JobStoreConformance {
  static let watching: [Check] = [
    Check(name: "events come in commit order and a reader misses none") { bench in
      let total = 40
      async let seen: [Int64] = {
        var seen: [Int64] = []
        while seen.count < total {
          let page = try await bench.store.events(after: seen.last ?? 0, limit: 7)
          seen += page.map(\.sequence)
          await Task.yield()
        }
        return seen
      }()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<total {
          group.addTask {
            try await bench.enqueue(bench.newJob(JobID("j\(number)"), lane: LaneKey("l\(number)")))
          }
        }
        try await group.waitForAll()
      }
      let sequences = try await seen
      try requireEqual(sequences, sequences.sorted(), "order")
      let all = try await bench.store.events(after: 0, limit: 1_000).map(\.sequence)
      try requireEqual(sequences, all, "what a reader saw while others wrote")
      try requireEqual(try await bench.store.latestEventSequence(), all.last ?? 0)
    },
    Check(name: "the feed hints at every commit, and a slow listener finds the newest") { bench in
      let hints = bench.store.feed.hints()
      for number in 0..<5 { try await bench.enqueue(bench.newJob(JobID("j\(number)"))) }
      var iterator = hints.makeAsyncIterator()
      let hint = await iterator.next()
      try requireEqual(hint, try await bench.store.latestEventSequence(), "hint")
    },
    Check(name: "jobs are listed newest first, by page and by every criterion") { bench in
      for number in 1...5 {
        try await bench.enqueue(
          bench.newJob(
            JobID("j\(number)"), lane: LaneKey("l\(number)"),
            subject: number.isMultiple(of: 2) ? "even" : "odd"))
      }
      try await bench.enqueue(bench.newJob("k", lane: "l6", kind: "other"))
      _ = try await bench.accept(.cancel, on: "j1")
      func ids(_ query: JobQuery) async throws -> [JobID] { try await bench.store.jobs(query).map(\.id) }
      try requireEqual(try await ids(JobQuery(limit: 2)), ["k", "j5"], "first page")
      let before = try await bench.job("j5").number
      try requireEqual(try await ids(JobQuery(before: before, limit: 2)), ["j4", "j3"], "second page")
      try requireEqual(try await ids(JobQuery(subject: "even")), ["j4", "j2"], "subject")
      try requireEqual(try await ids(JobQuery(states: [.cancelled])), ["j1"], "state")
      try requireEqual(try await ids(JobQuery(kinds: ["other"])), ["k"], "kind")
      try requireEqual(try await ids(JobQuery(lane: "l3")), ["j3"], "lane")
    },
    Check(name: "durations of past runs give a median and a 95th percentile") { bench in
      try requireEqual(try await bench.store.durations(of: StoreBench.kind), [], "without runs")
      for number in 1...20 {
        try await bench.enqueue(
          bench.newJob(JobID("j\(number)"), lane: LaneKey("l\(number)"), steps: StoreBench.oneStep))
        let lease = try await bench.claimOne(at: 1_000).lease
        _ = try await bench.store.beginIntent(step: 1, under: lease, at: bench.time(1_000))
        let end = bench.time(1_000 + Double(number))
        _ = try await bench.store.completeStep(step: 1, under: lease, at: end)
        _ = try await bench.store.finish(.succeeded, under: lease, at: end)
      }
      try requireEqual(
        try await bench.store.durations(of: StoreBench.kind),
        [
          DurationStatistic(step: nil, runs: 20, median: .seconds(10), p95: .seconds(19)),
          DurationStatistic(step: "one", runs: 20, median: .seconds(10), p95: .seconds(19)),
        ])
    },
  ]
}
