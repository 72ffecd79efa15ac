extension LogState {
  /// Looks for a pattern: from here on, or back from the end while it is followed.
  mutating func begin(_ pattern: LogPattern) -> [LogEffect] {
    let from = cursorLine ?? first
    search = LogSearch(
      pattern: pattern, examined: first, jump: isFollowing ? .backwards(from: from) : .forwards(from: from))
    searchGeneration += 1
    hits = []
    guard source == nil else { return [.search(pattern, generation: searchGeneration)] }
    examine()
    return []
  }

  /// Forgets what was looked for.
  mutating func endSearch() -> [LogEffect] {
    search = nil
    hits = []
    searchGeneration += 1
    return source == nil ? [] : [.search(nil, generation: searchGeneration)]
  }

  /// Goes to the next match or the one before, as soon as it is known.
  mutating func goToMatch(forwards: Bool) {
    guard let here = cursorLine else { return }
    search?.jump = forwards ? .forwards(from: here + 1) : .backwards(from: here - 1)
    settleJump()
  }

  /// Goes where the search wanted to, once that is known; at an end it goes on from the other one and says so.
  mutating func settleJump() {
    guard let search, let jump = search.jump else { return }
    let isOver = search.examined >= end && fraction >= 1
    let found: Int?
    switch jump {
    case .forwards(let from):
      let place = hits.lowerBound(from)
      found = place < hits.count ? hits[place] : nil
    case .backwards(let from):
      guard isOver || search.examined > from else { return }
      let place = hits.lowerBound(from + 1)
      found = place > 0 ? hits[place - 1] : nil
    }
    if let found {
      self.search?.jump = nil
      return go(to: found)
    }
    guard isOver, kept == nil || filtered >= end else { return }
    self.search?.jump = nil
    switch jump {
    case _ where hits.isEmpty: break
    case .forwards:
      message = "From the top again."
      go(to: hits[0])
    case .backwards:
      message = "From the end again."
      go(to: hits[hits.count - 1])
    }
  }

  /// Takes a key while something is asked.
  mutating func handlePrompt(_ key: Key, now: Double?) -> [LogEffect] {
    guard var asked = prompt else { return [] }
    if key == .escape || key == .backspace && asked.field.text.isEmpty {
      prompt = nil
      return []
    }
    let outcome = asked.field.handle(key)
    if outcome == .edited { asked.problem = nil }
    prompt = asked
    return outcome == .submitted ? answer(asked, now: now) : []
  }

  /// Takes pasted text into the question.
  package mutating func paste(_ text: String) {
    _ = prompt?.field.paste(text)
  }

  private mutating func answer(_ asked: LogPrompt, now: Double?) -> [LogEffect] {
    let text = asked.field.text
    guard !text.isEmpty else {
      prompt = nil
      return []
    }
    if asked.kind == .goTo {
      if go(toTyped: text) { prompt = nil } else { prompt?.problem = "That is neither a number nor a time." }
      return []
    }
    do {
      guard asked.kind != .search else {
        let pattern = try LogPattern(text)
        prompt = nil
        return begin(pattern)
      }
      let now = now ?? newestSeconds
      let condition = LogCondition(text, try language.read(text, now), now: now)
      prompt = nil
      if asked.kind == .show { filter.shows.append(condition) } else { filter.hides.append(condition) }
      return refilter()
    } catch {
      prompt?.problem = error.message
      return []
    }
  }
}
