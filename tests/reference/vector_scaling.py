"""The optimum of vector scaling, as the expected numbers of VectorScalingTests.

Written with SciPy 1.10.1 and NumPy 1.24.2. Usage: python3 vector_scaling.py > ../Ballast.Metrics.Tests/Support/vector_scaling.json
"""
import json

import numpy as np
from scipy.optimize import minimize
from scipy.special import log_softmax, softmax

random = np.random.RandomState(5)


def case(samples, classes, ridge):
    truth = random.choice(classes, samples, p=np.arange(classes, 0, -1) / np.arange(1, classes + 1).sum())
    logits = 1.5 * random.standard_normal((samples, classes))
    logits[np.arange(samples), truth] += 1.5
    probabilities = softmax(logits, 1)
    logs = np.log(probabilities)

    def loss(x):
        scales, biases = x[:classes], x[classes:]
        lost = -log_softmax(logs * scales + biases, 1)[np.arange(samples), truth].sum()
        return lost + 0.5 * ridge * (((scales - 1) ** 2).sum() + (biases ** 2).sum())

    def slope(x):
        error = softmax(logs * x[:classes] + x[classes:], 1)
        error[np.arange(samples), truth] -= 1
        return np.concatenate([(error * logs).sum(0) + ridge * (x[:classes] - 1), error.sum(0) + ridge * x[classes:]])

    begin = np.concatenate([np.ones(classes), np.zeros(classes)])
    found = minimize(loss, begin, jac=slope, method="BFGS", options={"gtol": 1e-9, "maxiter": 10000})
    return {"probabilities": probabilities.tolist(), "truth": truth.tolist(), "ridge": ridge, "loss": found.fun, "scales": found.x[:classes].tolist(), "biases": found.x[classes:].tolist()}


print(json.dumps({"cases": [case(60, 2, 1.0), case(120, 4, 1.0), case(80, 3, 0.01), case(40, 5, 25.0)]}))
