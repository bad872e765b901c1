# What docs/method.md says of published answers and of chance. The answers (lq2002: 2,042 people of 49 companies) come with
# package multilevel and are not kept here. By hand: Rscript published.R (two minutes).
suppressPackageStartupMessages(library(multilevel))
set.seed(20260901, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")
data(lq2002)
leadership <- lq2002[3:13]; significance <- lq2002[14:16]; hostility <- lq2002[17:21]; company <- lq2002$COMPID

cat("M16: mean r_WG(J) of leadership over companies, by null variance\n")
print(sapply(c(uniform = 2, slight = 1.34, moderate = 0.9), function(v) mean(rwg.j(leadership, company, ranvar = v)$rwg.j)))

cat("M16, M17: how often answers by chance look like agreement (five points; items of one person correlated r)\n")
by_chance <- function(n, items, r, times = 10000) {
  found <- replicate(times, {
    z <- sqrt(r) * rnorm(n) + sqrt(1 - r) * matrix(rnorm(n * items), n)
    x <- matrix(findInterval(z, qnorm(1:4 / 5)), n)
    q <- min(1, mean(apply(x, 2, var)) / 2)
    c(items * (1 - q) / (items * (1 - q) + q) >= .7, mean(abs(sweep(x, 2, colMeans(x)))) <= 5 / 6)
  })
  c(n = n, items = items, r = r, rwg = mean(found[1, ]), ad = mean(found[2, ]))
}
cases <- expand.grid(n = c(4, 8), items = c(4, 7), r = c(0, .45))
print(t(mapply(by_chance, cases$n, cases$items, cases$r)))

cat("M30: 5 % to 95 % of alpha among so many people, where it is defined\n")
alpha <- function(x) ncol(x) / (ncol(x) - 1) * (1 - sum(apply(x, 2, var)) / var(rowSums(x)))
ranges <- function(x) { f <- sapply(c(5, 10, 30, 100), function(n) quantile(replicate(4000, alpha(x[sample(nrow(x), n), ])), c(.05, .95), na.rm = TRUE)); colnames(f) <- c(5, 10, 30, 100); list(all = alpha(x), f) }
print(ranges(significance)); print(ranges(leadership))

cat("M6, M8: how often 95 % intervals hold the company's mean; half-widths; the same in the tenth of samples that agree most\n")
score <- function(x, low, high) 100 * (rowMeans(x) - low) / (high - low)
dimensions <- list(leadership = score(leadership, 1, 5), significance = score(significance, 1, 5), calm = 100 - score(hostility, 0, 4))
for (name in names(dimensions)) for (n in c(3, 4, 6, 10)) {
  drawn <- do.call(rbind, lapply(split(dimensions[[name]], company), function(x) t(replicate(400, { s <- sample(x, n, TRUE); c(mean(s) - mean(x), sd(s)) }))))
  plain <- qt(.975, n - 1) * drawn[, 2] / sqrt(n)
  moderated <- qt(.975, n + 3) * sqrt((4 * 22^2 + (n - 1) * drawn[, 2]^2) / (n + 3) / n)
  close <- drawn[, 2] <= quantile(drawn[, 2], .1)
  holds <- function(half, which = TRUE) round(mean(abs(drawn[which, 1]) <= half[which] + 1e-9), 3)
  cat(sprintf("%-13s n = %2d  plain %.3f; %.1f  moderated %.3f; %.1f  close: plain %.3f moderated %.3f\n", name, n, holds(plain), mean(plain),
              holds(moderated), mean(moderated), holds(plain, close), holds(moderated, close)))
}
