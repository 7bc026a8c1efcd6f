/* The limit for online training: the article's 2-2-2 network written out by hand, every size a
   constant, one sample. Layout of p: w1..w4, v11 v12, w5..w8, v21 v22. */
#include <math.h>

static double sig(double x) { return 1.0 / (1.0 + exp(-x)); }

double train(double *p, const double *rate, const double *x, const double *t, long updates)
{
    double error = 0.0;
    for (long u = 0; u < updates; u++) {
        double h1 = sig(x[0] * p[0] + x[1] * p[2] + p[4]);
        double h2 = sig(x[0] * p[1] + x[1] * p[3] + p[5]);
        double o1 = sig(h1 * p[6] + h2 * p[8] + p[10]);
        double o2 = sig(h1 * p[7] + h2 * p[9] + p[11]);
        double e1 = o1 - t[0], e2 = o2 - t[1];
        error = 0.5 * e1 * e1 + 0.5 * e2 * e2;
        double d3 = e1 * o1 * (1.0 - o1), d4 = e2 * o2 * (1.0 - o2);
        double d1 = (p[6] * d3 + p[7] * d4) * h1 * (1.0 - h1);
        double d2 = (p[8] * d3 + p[9] * d4) * h2 * (1.0 - h2);
        p[6] -= rate[6] * (h1 * d3);
        p[7] -= rate[7] * (h1 * d4);
        p[8] -= rate[8] * (h2 * d3);
        p[9] -= rate[9] * (h2 * d4);
        p[10] -= rate[10] * d3;
        p[11] -= rate[11] * d4;
        p[0] -= rate[0] * (x[0] * d1);
        p[1] -= rate[1] * (x[0] * d2);
        p[2] -= rate[2] * (x[1] * d1);
        p[3] -= rate[3] * (x[1] * d2);
        p[4] -= rate[4] * d1;
        p[5] -= rate[5] * d2;
    }
    return error;
}
