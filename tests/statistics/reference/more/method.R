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

# The same on a reference set. What a block prints under a name of expected.json must be the figure there.
set <- read_set("../synth_small")
expected <- fromJSON("../synth_small/expected.json", simplifyVector = TRUE, simplifyDataFrame = FALSE, simplifyMatrix = FALSE)
compared <- 0; off <- character()
check <- function(values, theirs, place) for (v in values) if (is.numeric(v) || is.list(v)) for (name in intersect(names(v), names(theirs))) {
  a <- unlist(v[[name]]); b <- unlist(theirs[[name]])
  if (length(a) != 1 || length(b) != 1 || is.na(a) || is.na(b)) next
  compared <<- compared + 1
  if (abs(a - b) > ifelse(grepl("reml|tau2|sigma2|mu", name), 1e-4, if (grepl("omega", name)) 2e-3 else 1e-8) * max(1, abs(b))) off <<- c(off, paste(place, name, a, b))
}
with_data <- lapply(blocks, `[[`, "code")
for (m in set$dims) {
  theirs <- expected$dimensions[[m$id]]
  for (team in names(theirs$teams)) {
    here <- new.env()
    for (i in seq_along(with_data)) {
      ran <- tryCatch(run(with_data[[i]], here), error = function(e) NULL)
      if (i == 1) {  # the first block holds the data
        here$key <- data.frame(item = m$items$id, lowest = m$items$min, highest = m$items$max, reversed = m$items$reversed)
        here$answers <- set$rows; here$who <- team; here$size <- set$sizes[[team]]
      }
      if (!is.null(ran) && i > 1) check(ran$values, c(theirs$teams[[team]], theirs$overall, theirs$icc, theirs$eb$moments), paste(m$id, team, "block", i))
    }
  }
}
cat("on synth_small:", compared, "figures compared,", length(off), "differ\n"); print(utils::head(off, 20))
quit(status = if (different && !fill || length(off)) 1 else 0)
