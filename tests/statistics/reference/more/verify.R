# Recomputes the four first sets and says which figures differ. By hand: Rscript verify.R
source("figures.R")
leaves <- function(x, path = "") {
  if (is.list(x)) return(do.call(c, unname(lapply(names(x), function(n) leaves(x[[n]], paste0(path, "/", n))))))
  if (is.null(x)) return(list())
  setNames(as.list(x), if (length(x) == 1) path else paste0(path, "[", seq_along(x), "]"))
}
options <- list(edge_cases = list(eb = FALSE, omega = FALSE, per_team_items = TRUE), synth_7point = list(),
                synth_small = list(per_team_items = TRUE), synth_waves = list(eb = FALSE, omega = FALSE))
for (name in names(options)) {
  folder <- file.path("..", name)
  theirs <- leaves(fromJSON(file.path(folder, "expected.json"), simplifyVector = TRUE, simplifyDataFrame = FALSE, simplifyMatrix = FALSE)[c("dimensions", "items", "waves", "change")])
  ours <- leaves(do.call(set_figures, c(list(read_set(folder)), options[[name]])))
  ours <- ours[!vapply(ours, is.na, TRUE)]; theirs <- theirs[!vapply(theirs, is.na, TRUE)]
  both <- intersect(names(ours), names(theirs))
  off <- abs(unlist(ours[both]) - unlist(theirs[both])) / pmax(1, abs(unlist(theirs[both])))
  kinds <- function(paths) table(sub("\\[.*", "", sub(".*/", "", paths)))
  cat("==", name, ": R gives", length(both), "of", length(theirs), "figures; largest difference", format(max(off)), "\n")
  wide <- both[off > ifelse(grepl("reml", both), 2e-6, 1e-12)]
  if (length(wide)) { cat("  differ:\n"); print(kinds(wide)); print(head(data.frame(path = wide, r = unlist(ours[wide]), expected = unlist(theirs[wide]), row.names = NULL), 8), digits = 15) }
  if (length(setdiff(names(theirs), both))) { cat("  missing here:\n"); print(kinds(setdiff(names(theirs), both))); print(head(setdiff(names(theirs), both), 5)) }
  if (length(setdiff(names(ours), both))) { cat("  only here:\n"); print(kinds(setdiff(names(ours), both))); print(head(setdiff(names(ours), both), 5)) }
}
