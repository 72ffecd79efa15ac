import Glibc

/// A second stack for signal handlers, for the case that the first one is full.
///
/// Each thread has its own. The main actor may run on one thread now and on another later, so whoever is about to draw
/// sees to it that the present one is covered; the memory goes with the thread.
enum FaultStack {
  private static let bytes = 262_144

  private static let key: pthread_key_t? = {
    var key = pthread_key_t()
    let result = pthread_key_create(&key) { memory in
      var stack = stack_t()
      stack.ss_flags = Int32(SS_DISABLE)
      sigaltstack(&stack, nil)
      free(memory)
    }
    return result == 0 ? key : nil
  }()

  /// Gives the present thread its stack, once.
  static func cover() {
    guard let key, pthread_getspecific(key) == nil, let memory = malloc(bytes) else { return }
    var stack = stack_t()
    stack.ss_sp = memory
    stack.ss_size = bytes
    sigaltstack(&stack, nil)
    pthread_setspecific(key, memory)
  }
}
