# Runs the R blocks of docs/method.md, in order and in one session, and compares what they print with the lines "#>" below them;
# then runs them on every dimension and team of ../synth_small and compares what they name with the figures of expected.json.
#   Rscript method.R           says what differs
#   Rscript method.R --fill    writes what R prints below each block
options(digits = 5, width = 110, warn = -1)
source("figures.R")
document <- "../../../../docs/method.md"
lines <- readLines(document, encoding = "UTF-8")

starts <- which(lines == "```r"); ends <- vapply(starts, function(s) s + which(lines[-seq_len(s)] == "```")[1], 1)
blocks <- Map(function(from, to) { text <- lines[(from + 1):(to - 1)]; list(code = text[!startsWith(text, "#>")], shown = text[startsWith(text, "#>")], from = from, to = to) }, starts, ends)

# Evaluates a block as a reader would at the prompt: values of expressions are printed, and kept.
run <- function(code, where) {
  values <- list()
  printed <- capture.output(for (e in parse(text = code)) {
    v <- withVisible(eval(e, where))
    if (v$visible) { print(v$value); values[[length(values) + 1]] <- v$value }
  })
  list(printed = trimws(paste("#>", printed), "right"), values = values)
}

as_shown <- new.env(); different <- 0; fill <- "--fill" %in% commandArgs(TRUE)
outputs <- lapply(blocks, function(b) run(b$code, as_shown)$printed)
for (i in seq_along(blocks)) if (!identical(outputs[[i]], blocks[[i]]$shown) && !(length(outputs[[i]]) == 1 && outputs[[i]] == "#>" && !length(blocks[[i]]$shown))) {
  different <- different + 1
  if (!fill) cat("block at line", blocks[[i]]$from, "prints\n", paste(outputs[[i]], collapse = "\n "), "\n")
}
if (fill) {
  for (i in rev(seq_along(blocks))) {
    out <- outputs[[i]]; if (identical(out, "#>")) out <- character()
    lines <- c(lines[seq_len(blocks[[i]]$from)], blocks[[i]]$code, out, lines[blocks[[i]]$to:length(lines)])
  }
  writeLines(lines, document, useBytes = TRUE)
}
cat(length(blocks), "blocks run on the example,", different, if (fill) "written anew\n" else "differ\n")

# The same on reference sets. What a block prints under a name of expected.json must be the figure there.
compared <- 0; off <- character()
tolerance <- function(name) if (grepl("reml|tau2|sigma2|mu", name)) 1e-4 else if (grepl("omega", name)) 2e-3 else 1e-8
check <- function(values, theirs, place) for (v in values) for (name in intersect(names(v), names(theirs))) {
  a <- unlist(v[[name]]); b <- unlist(theirs[[name]])
  compared <<- compared + length(b)
  wrong <- abs((if (is.null(names(b))) a else a[names(b)]) - b) > tolerance(name) * pmax(1, abs(b))
  if (anyNA(wrong) || any(wrong)) off <<- c(off, paste(place, name, toString(a), "is not", toString(b)))
}
for (folder in c("../synth_small", "../edge_cases", "points_2", "points_4", "mixed_scales")) {
  set <- read_set(folder)
  expected <- fromJSON(file.path(folder, "expected.json"), simplifyDataFrame = FALSE, simplifyMatrix = FALSE)
  for (m in set$dims) for (team in unique(set$rows$team)) {
    here <- new.env(); theirs <- expected$dimensions[[m$id]]
    figures <- some(c(theirs$teams[[team]], theirs$overall[grep("alpha|average|item|omega", names(theirs$overall))], theirs$icc, theirs$eb$moments))
    for (i in seq_along(blocks)) {
      ran <- tryCatch(suppressMessages(run(blocks[[i]]$code, here)), error = function(e) NULL)
      if (i == 1) {  # the first block holds the data
        here$key <- data.frame(item = m$items$id, lowest = m$items$min, highest = m$items$max, reversed = m$items$reversed)
        here$answers <- set$rows; here$who <- team; here$min_answered <- m$share
        here$size <- if (is.null(set$sizes)) Inf else set$sizes[[team]]
      } else if (!is.null(ran)) check(ran$values, figures, paste(folder, m$id, team, "block", i))
    }
  }
}
cat("on reference sets:", compared, "figures compared,", length(off), "differ\n"); if (length(off)) print(utils::head(off, 20))
quit(status = if (different && !fill || length(off)) 1 else 0)
