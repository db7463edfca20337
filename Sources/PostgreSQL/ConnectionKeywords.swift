internal import Glibc

/// Calls the body with keywords and values as libpq wants them: two lists of C strings that end with a null pointer.
func withKeywords<Result>(
  _ pairs: [(keyword: String, value: String)],
  _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<UnsafePointer<CChar>?>?) -> Result
) -> Result {
  let owned: [UnsafeMutablePointer<CChar>?] = pairs.flatMap { [strdup($0.keyword), strdup($0.value)] }
  defer { for text in owned { free(text) } }
  let keywords = stride(from: 0, to: owned.count, by: 2).map { UnsafePointer<CChar>(owned[$0]) } + [nil]
  let values = stride(from: 1, to: owned.count, by: 2).map { UnsafePointer<CChar>(owned[$0]) } + [nil]
  return body(keywords, values)
}
