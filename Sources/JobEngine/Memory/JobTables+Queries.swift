import Foundation

extension JobTables {
  func list(_ query: JobQuery) -> [JobRecord] {
    let end = query.before.map { min(Int(clamping: $0) - 1, order.count) } ?? order.count
    return Array(
      order.prefix(max(end, 0)).reversed().lazy
        .compactMap { jobs[$0] }
        .filter { job in
          (query.states.isEmpty || query.states.contains(job.state))
            && (query.subject == nil || query.subject == job.subject)
            && (query.lane == nil || query.lane == job.lane)
            && (query.kinds.isEmpty || query.kinds.contains(job.kind))
        }
        .prefix(query.limit))
  }

  func durations(of kind: JobKind) -> [DurationStatistic] {
    let runs = (succeeded[kind] ?? []).suffix(DurationStatistic.runsMax)
    var whole: [Duration] = []
    var parts: [StepName: [Duration]] = [:]
    for id in runs {
      if let job = jobs[id], let start = job.startedAt, let end = job.finishedAt {
        whole.append(end.since(start))
      }
      for step in steps[id] ?? [] where step.phase == .done {
        if let start = step.startedAt, let end = step.doneAt {
          parts[step.name, default: []].append(end.since(start))
        }
      }
    }
    let named = parts.sorted { $0.key < $1.key }.compactMap {
      DurationStatistic(step: $0.key, durations: $0.value)
    }
    return [DurationStatistic(step: nil, durations: whole)].compactMap { $0 } + named
  }

  func page(ofEventsAfter after: Int64, limit: Int) -> [JobEvent] {
    Array(events.dropFirst(Int(clamping: max(after, 0))).prefix(max(limit, 0)))
  }

  /// Registered workers, and unknown ones that hold lanes, by id.
  var allWorkers: [WorkerRecord] {
    let unknown = leaseHolders.subtracting(workers.keys).map { id in
      WorkerRecord(id: id, host: "", processID: 0, startedAt: .distantPast, lastSeenAt: .distantPast)
    }
    return (Array(workers.values) + unknown).sorted { $0.id < $1.id }
  }
}
